// Who gets a campaign, and on which channel; beside it, how many that reaches and why not the rest.
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { AudienceDay } from "./audience-day.tsx";
import { ChannelField } from "./channel-field.tsx";
import type { DraftValues } from "./draft-values.ts";
import { fieldIds } from "./editor-about.tsx";
import { EditorStep } from "./editor-step.tsx";
import { GivenRule } from "./given-rule.tsx";
import { LeaveOut } from "./leave-out.tsx";
import { ReachFunnel } from "./reach-funnel.tsx";
import { SegmentPicker } from "./segment-picker.tsx";
import type { Draft } from "./use-draft.ts";
import type { Reach } from "./use-reach.ts";

type Audience = DraftValues["audience"];
type Kind = "segment" | "everyone" | "rule";

export function EditorAudience({ draft, reach }: { draft: Draft; reach: Reach }) {
  const { values, change } = draft;
  const { audience } = values;
  const kept = { as_of: audience?.as_of, exclude: audience?.exclude };
  const [given] = useState(() => (kindOf(audience) === "rule" ? audience : null));
  const audiences = {
    segment: null,
    everyone: { rule: { kind: "everyone" }, ...kept },
    rule: given && { ...given, ...kept },
  };
  return (
    <EditorStep
      title="Who gets it"
      about="The audience is written down at launch; whoever joins the segment later is not added."
      answer={<ReachFunnel reach={reach} channel={values.channel} />}
    >
      <div id={fieldIds.audience} tabIndex={-1}>
        <SegmentedControl
          fullWidth
          aria-label="Audience"
          data={kindsFor(given)}
          value={kindOf(audience)}
          onChange={(kind) => change({ audience: audiences[kind as Kind] })}
        />
      </div>
      {kindOf(audience) === "segment" && (
        <SegmentPicker
          id={audience?.segment_id}
          onPick={(segment_id) => change({ audience: segment_id ? { segment_id, ...kept } : null })}
        />
      )}
      {kindOf(audience) === "rule" && audience && (
        <GivenRule sentence={reach.data?.sentence} rule={audience.rule} />
      )}
      {audience && (
        <LeaveOut
          rules={audience.exclude ?? []}
          onChange={(exclude) => change({ audience: { ...audience, exclude } })}
        />
      )}
      {audience && (
        <AudienceDay day={kept.as_of} onChange={(day) => change({ audience: { ...audience, as_of: day } })} />
      )}
      <ChannelField value={values.channel} onChange={(channel) => change({ channel })} />
    </EditorStep>
  );
}

/** Without a choice one is about to choose a segment, which is the usual way. */
function kindOf(audience: Audience): Kind {
  if (!audience?.rule) return "segment";
  const { kind } = audience.rule as { kind?: string };
  return kind === "everyone" ? "everyone" : "rule";
}

/** A rule of its own came over the API or with a copied campaign; here it can be taken as it is, or not. */
function kindsFor(given: Audience) {
  return [
    { value: "segment", label: "A segment" },
    { value: "everyone", label: "Everyone" },
    ...(given ? [{ value: "rule", label: "The rule it has" }] : []),
  ];
}
