// A lookalike audience: while it is looked for, how far that is; then what these people share, how well it works, how many of
// the most alike to take, and who they are.
import { Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { type Lookalike, type LookalikeResult, lookalikeEndpoints } from "../../../contract/lookalikes.ts";
import { useApi } from "../../api-query.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Figures } from "../../ui/figures.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import { useMay } from "../../workspace.tsx";
import { AlikePeople } from "./alike-people.tsx";
import { AudienceSize } from "./audience-size.tsx";
import { HeldBack } from "./held-back.tsx";
import { Looking } from "./looking.tsx";
import { SaveAudience } from "./save-audience.tsx";
import { backTo, titleOf } from "./seed-words.ts";
import { SharedTraits } from "./shared-traits.tsx";

const route = getRouteApi("/w/$workspace/lookalikes/$lookalike");

export function LookalikePage() {
  const { lookalike: id } = route.useParams();
  const { data, error, refetch } = useApi(lookalikeEndpoints.get, { params: { id } });
  if (data) return <Whole key={id} lookalike={data} />;
  return (
    <Page title="Lookalike audience">
      {error && <ErrorState error={error} onRetry={error.mayPass ? () => void refetch() : undefined} />}
    </Page>
  );
}

function Whole({ lookalike }: { lookalike: Lookalike }) {
  const paths = usePaths();
  const { seed, state, result } = lookalike;
  const back = backTo[seed.kind](paths, seed.id);
  return (
    <Page
      title={titleOf(seed)}
      above={<AppLink {...back.path}>{back.words}</AppLink>}
      about="Of everybody else, the customers who are most like them."
    >
      {(state === "waiting" || state === "running") && <Looking lookalike={lookalike} />}
      {state === "refused" && (
        <Notice kind="info" title="There is too little to go by">
          {lookalike.reason}
        </Notice>
      )}
      {state === "failed" && (
        <Notice kind="warning" title="They were not found">
          {lookalike.reason}
        </Notice>
      )}
      {result && <Found lookalike={lookalike} result={result} />}
    </Page>
  );
}

function Found({ lookalike, result }: { lookalike: Lookalike; result: LookalikeResult }) {
  const [size, setSize] = useState(usualSize(result));
  const mayWrite = useMay("segments:write");
  return (
    <>
      {!result.better_than_chance && (
        <Notice kind="warning" title="This is hardly better than chance">
          Nothing that is known of these people tells them from the others. Whom it finds is likely to be
          anybody.
        </Notice>
      )}
      <Figures label="What it went by" figures={figuresOf(result)} />
      <SharedTraits result={result} />
      {result.largest > 0 && (
        <AudienceSize result={result} size={size} onChange={setSize}>
          {mayWrite && <SaveAudience lookalike={lookalike} seeds={result.seeds} size={size} />}
        </AudienceSize>
      )}
      <HeldBack result={result} />
      <AlikePeople id={lookalike.id} />
      <Text c="dimmed" size="sm">
        Worked out <When at={lookalike.finished_at ?? lookalike.created_at} /> from the shop’s own data; no
        language model is asked. Names, genders, birthdays and languages are not looked at.
      </Text>
    </>
  );
}

/** One in twenty, which is alike and still worth writing to. */
function usualSize({ candidates, largest }: LookalikeResult): number {
  return Math.max(1, Math.min(largest, Math.round(candidates / 20)));
}

function figuresOf({ seeds, candidates, lifts }: LookalikeResult) {
  const best = lifts.at(-1)!;
  return [
    { label: "People to be like", value: seeds, note: "What they share was learnt from them" },
    { label: "Others to choose from", value: candidates, note: "Without them and those left out" },
    {
      label: "Better than chance",
      value: Math.round(best.lift * 10) / 10,
      note: "times, in the first tenth of all customers",
    },
  ];
}
