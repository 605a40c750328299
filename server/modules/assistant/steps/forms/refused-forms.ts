// What is asked often and is not the panel's to do: said plainly, with where it is done.
import { type Form, form } from "../form.ts";

const thing =
  "(?:segments?|campaigns?|lists?|customers?|orders?|workspace|account|imports?|person|people|everything|everyone|data|tags?|keys?)";
const refused = (pattern: string, reason: string): Form => form(pattern, () => ({ kind: "refused", reason }));

export const refusedForms: Form[] = [
  refused(
    `(?:delete|erase|remove|destroy|wipe|drop|purge) (?:(?:this|the|that|all|every|my|our|these|those|of|saved|old) ?)*(?:${thing}|them|him|her|it)(?: .*)?`,
    "the assistant deletes nothing; what is to go is deleted on its own page",
  ),
  refused("(?:export|download) .+", "a file is saved by Export on the page that lists the people"),
  refused("(?:refund|charge|pay|bill|invoice) .+", "orders and money are not changed here"),
  refused(
    "(?:cancel|pause|resume|stop|unschedule) .+",
    "what is on its way out is paused, resumed or cancelled on the campaign’s own page",
  ),
  refused(
    "(?:invite|promote) .+|(?:make|give) .+ (?:an? )?(?:owner|admin|marketer|role)(?: .*)?",
    "who is in the workspace is decided under Settings, People and roles",
  ),
  refused(
    "(?:help|help me|hello|hi|hey|thanks|thank you|what can you do|what can i (?:ask|do|say)(?: here)?)",
    "say whom you mean, or what to do: “customers in Pune who ordered twice”, “draft a campaign for these people”",
  ),
  refused("merge .+", "customers are merged on Customers, Find duplicates"),
  refused("(?:undo|revert|take that back)(?: .*)?", "each step that was done has its own Undo beside it"),
];
