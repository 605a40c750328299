// The words by which the panel's commands are known, for putting their spelling right.

export const commandWords: ReadonlySet<string> = new Set(
  `create make build save draft write prepare start launch send schedule open summarise summarize summary insights results
  suggest propose recommend rename count find search segment segments campaign campaigns list lists audience customer customers tag
  label called named names variants messages message subject lines best time settings orders imports duplicates channels
  people currencies sources events brand assistant export download delete remove refund cancel pause resume invite merge performance review
  everyone these those them navigate email emails whatsapp`.split(/\s+/),
);
