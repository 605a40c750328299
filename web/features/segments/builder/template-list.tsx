// Where an empty builder begins: a condition of one's own, or a segment that many shops want.
import { UnstyledButton } from "@mantine/core";
import { ruleSentence } from "../../../../contract/rule-sentence.ts";
import classes from "./builder.module.css";
import { useBuilder } from "./builder-context.tsx";
import { templates } from "./templates.ts";

export function TemplateList(props: { onName: (name: string) => void }) {
  const { store, catalogue, announce } = useBuilder();
  return (
    <section className={classes.templates} aria-labelledby="templates">
      <h3 id="templates" className={classes.quietHeading}>
        Or begin with one of these
      </h3>
      <ul className={classes.templateList}>
        {templates.map(({ name, rule }) => (
          <li key={name}>
            <UnstyledButton
              className={classes.template}
              onClick={() => {
                store.getState().replace(rule);
                props.onName(name);
                announce(`Began with “${name}”`);
              }}
            >
              <span className={classes.templateName}>{name}</span>
              <span className={classes.templateWords}>{ruleSentence(rule, catalogue).text}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
