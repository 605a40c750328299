// A campaign's tags on its page, each leading to the campaigns that carry it; who may write changes them, also after it was sent.
import { ActionIcon, Button, Group, TagsInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApiMutation } from "../../api-query.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { Chips } from "../../ui/chips.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { useMay } from "../../workspace.tsx";
import { TagSuggestions } from "../auto-tags/tag-suggestions.tsx";
import classes from "./campaign-tags.module.css";
import { useKnownTags } from "./use-known-tags.ts";

export function CampaignTags({ campaign }: { campaign: Campaign }) {
  const [changing, setChanging] = useState(false);
  const mayWrite = useMay("campaigns:write");
  if (changing) return <ChangeTags campaign={campaign} onDone={() => setChanging(false)} />;
  return (
    <div className={classes.tags}>
      <TagLinks tags={campaign.tags} />
      {mayWrite && (
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label="Change tags"
          data-tip="Change tags"
          onClick={() => setChanging(true)}
        >
          <IconPencil size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  );
}

function TagLinks({ tags }: { tags: string[] }) {
  const paths = usePaths();
  if (tags.length === 0) return "None";
  return (
    <Chips label="Tags">
      {tags.map((tag) => (
        <AppLink key={tag} {...paths.campaigns()} search={{ tag }}>
          {tag}
        </AppLink>
      ))}
    </Chips>
  );
}

function ChangeTags({ campaign, onDone }: { campaign: Campaign; onDone: () => void }) {
  const [tags, setTags] = useState(campaign.tags);
  const known = useKnownTags();
  const update = useApiMutation(campaignEndpoints.update);
  const save = () => update.mutate({ params: { id: campaign.id }, body: { tags } }, { onSuccess: onDone });
  return (
    <div className={classes.changing}>
      <TagsInput
        aria-label="Tags"
        placeholder={tags.length === 0 ? "Press Enter after each" : undefined}
        data={known}
        maxTags={20}
        value={tags}
        onChange={setTags}
        autoFocus
      />
      <TagSuggestions campaign={{ campaign_id: campaign.id }} tags={tags} onChange={setTags} />
      {update.error && <ErrorState error={update.error} />}
      <Group gap="xs">
        <Button size="xs" loading={update.isPending} onClick={save}>
          Save tags
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </div>
  );
}
