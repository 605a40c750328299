// Building a segment from nothing, from a rule in the link, or as a copy of another.
import { getRouteApi } from "@tanstack/react-router";
import { attributeEndpoints, type Catalogue } from "../../../../contract/attributes.ts";
import { parseRule } from "../../../../contract/rule-faults.ts";
import { segmentEndpoints } from "../../../../contract/segments.ts";
import { useApi } from "../../../api-query.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { BuilderBones } from "./builder-bones.tsx";
import { type Read, readRule } from "./json-text.ts";
import { LinkFaults } from "./link-faults.tsx";
import { SegmentBuilder } from "./segment-builder.tsx";

const route = getRouteApi("/w/$workspace/segments/new");

export function NewSegmentPage() {
  const { rule, from } = route.useSearch();
  const catalogue = useApi(attributeEndpoints.catalogue, {}, { staleTime: 60_000 });
  const original = useApi(
    segmentEndpoints.get,
    { params: { id: from ?? "" } },
    { enabled: from !== undefined },
  );
  const error = catalogue.error ?? original.error;
  if (error) return <Failed error={error} />;
  if (!catalogue.data || (from && !original.data)) return <BuilderBones title="New segment" />;
  const read = rule === undefined ? undefined : readRule(rule, catalogue.data);
  return (
    <SegmentBuilder
      key={`${rule} ${from}`}
      start={{
        name: original.data ? `Copy of ${original.data.name}` : "",
        description: original.data?.description ?? "",
        rule: original.data ? readSaved(original.data.rule, catalogue.data) : ruleIn(read),
      }}
      catalogue={catalogue.data}
      notice={read && "faults" in read ? <LinkFaults faults={read.faults} /> : undefined}
    />
  );
}

function ruleIn(read: Read | undefined) {
  return read && "rule" in read ? read.rule : undefined;
}

/** A saved rule was checked when it was saved; what has gone since is shown at its condition. */
export function readSaved(rule: unknown, catalogue: Catalogue) {
  try {
    return parseRule(rule, catalogue);
  } catch {
    return rule as ReturnType<typeof parseRule>;
  }
}

function Failed({ error }: { error: unknown }) {
  return (
    <Page title="New segment">
      <ErrorState error={error} onRetry={() => window.location.reload()} />
    </Page>
  );
}
