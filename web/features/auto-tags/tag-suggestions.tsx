// Tags for a campaign, each with what it was read from. A press takes one over, another gives it back; nothing is taken by itself.
import { Button, Text } from "@mantine/core";
import { IconCheck, IconPlus, IconTags } from "@tabler/icons-react";
import type { BodyOf } from "../../../contract/api.ts";
import { type AutoTag, autoTagEndpoints } from "../../../contract/auto-tags.ts";
import { useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";
import classes from "./tag-suggestions.module.css";

export function TagSuggestions(props: {
  /** What the campaign is, as it stands now. */
  campaign: BodyOf<typeof autoTagEndpoints.suggest>;
  tags: string[];
  /** Called with all that it has from now on. */
  onChange: (tags: string[]) => void;
}) {
  const { campaign, tags, onChange } = props;
  const suggest = useApiMutation(autoTagEndpoints.suggest, { refreshes: ["Engines"] });
  const found = suggest.data?.tags;
  return (
    <div className={classes.suggestions}>
      <Button
        variant="default"
        size="xs"
        className={classes.ask}
        leftSection={<IconTags size={16} stroke={1.75} />}
        loading={suggest.isPending}
        onClick={() => suggest.mutate({ body: { ...campaign, tags } })}
      >
        Suggest tags
      </Button>
      {suggest.error && <ErrorState error={suggest.error} />}
      {found && !suggest.isPending && (
        <div className={classes.found}>
          <Text role="status" className={found.length > 0 ? "unseen" : undefined} size="sm" c="dimmed">
            {found.length > 0
              ? `${found.length} tags are suggested`
              : "There is nothing yet to read other tags from. Say what it is for, or write the message first."}
          </Text>
          {found.length > 0 && (
            <ul className={classes.tags} aria-label="Suggested tags">
              {found.map((one) => (
                <Suggested key={one.tag} suggested={one} tags={tags} onChange={onChange} />
              ))}
            </ul>
          )}
          <AnsweredByLine engine={suggest.data!.engine} />
        </div>
      )}
    </div>
  );
}

function Suggested(props: { suggested: AutoTag; tags: string[]; onChange: (tags: string[]) => void }) {
  const { tags, onChange } = props;
  const { tag, reason } = props.suggested;
  const others = tags.filter((own) => own.toLowerCase() !== tag.toLowerCase());
  const taken = others.length < tags.length;
  const Icon = taken ? IconCheck : IconPlus;
  return (
    <li className={classes.tag}>
      <Button
        variant={taken ? "light" : "default"}
        size="xs"
        aria-pressed={taken}
        leftSection={<Icon size={14} stroke={2} aria-hidden />}
        onClick={() => onChange(taken ? others : [...tags, tag])}
      >
        {tag}
      </Button>
      <Text size="sm" c="dimmed">
        {reason}
      </Text>
    </li>
  );
}
