// What a campaign is called, what it is meant to bring about, and the tags by which it is found again.
import { SimpleGrid, TagsInput, TextInput } from "@mantine/core";
import { TagSuggestions } from "../auto-tags/tag-suggestions.tsx";
import { SuggestNames } from "../writing/suggest-names.tsx";
import { EditorStep } from "./editor-step.tsx";
import type { Draft } from "./use-draft.ts";
import { useKnownTags } from "./use-known-tags.ts";

export function EditorAbout({ draft }: { draft: Draft }) {
  const { values, change, campaign } = draft;
  const known = useKnownTags();
  const emptied = campaign && values.name.trim() === "";
  return (
    <EditorStep title="What it is for" about="Seen by your team alone.">
      <SimpleGrid cols={{ base: 1, md: 3 }} spacing="md" verticalSpacing="md">
        <TextInput
          id={fieldIds.name}
          label="Name"
          description="How you will find it again"
          maxLength={200}
          value={values.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          rightSection={
            <SuggestNames
              name={values.name}
              intent={values.intent}
              channel={values.channel}
              onChoose={(name) => change({ name })}
            />
          }
          error={emptied && `It needs a name; “${campaign.name}” is kept until it has another.`}
        />
        <TextInput
          label="Intent"
          description="What it should bring about"
          maxLength={1_000}
          value={values.intent}
          onChange={(event) => change({ intent: event.currentTarget.value })}
        />
        <TagsInput
          label="Tags"
          description="Press Enter after each"
          data={known}
          maxTags={20}
          value={values.tags}
          onChange={(tags) => change({ tags })}
        />
      </SimpleGrid>
      <TagSuggestions
        campaign={{
          ...(values.name.trim() ? { name: values.name } : {}),
          intent: values.intent,
          channel: values.channel,
          audience: values.audience,
          message: { subject: values.subject, body: values.body },
        }}
        tags={values.tags}
        onChange={(tags) => change({ tags })}
      />
    </EditorStep>
  );
}

/** Fields that others lead to. */
export const fieldIds = {
  name: "campaign-name",
  audience: "campaign-audience",
  subject: "campaign-subject",
  body: "campaign-body",
  schedule: "campaign-schedule",
} as const;
