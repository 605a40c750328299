// The rule of a saved segment in the builder.
import { getRouteApi } from "@tanstack/react-router";
import { attributeEndpoints } from "../../../../contract/attributes.ts";
import { segmentEndpoints } from "../../../../contract/segments.ts";
import type { ApiError } from "../../../api.ts";
import { useApi } from "../../../api-query.ts";
import { ButtonLink } from "../../../frame/link.tsx";
import { usePaths } from "../../../paths.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { BuilderBones } from "./builder-bones.tsx";
import { readSaved } from "./new-segment-page.tsx";
import { SegmentBuilder } from "./segment-builder.tsx";

const route = getRouteApi("/w/$workspace/segments/$segment/edit");

export function SegmentPage() {
  const { segment: id } = route.useParams();
  const catalogue = useApi(attributeEndpoints.catalogue, {}, { staleTime: 60_000 });
  const segment = useApi(segmentEndpoints.get, { params: { id } });
  const error = catalogue.error ?? segment.error;
  if (segment.data && catalogue.data) {
    const { name, description, rule } = segment.data;
    return (
      <SegmentBuilder
        key={id}
        start={{ name, description: description ?? "", rule: readSaved(rule, catalogue.data) }}
        segment={segment.data}
        catalogue={catalogue.data}
      />
    );
  }
  if (!error) return <BuilderBones title="Segment" />;
  return <Failed error={error} onRetry={() => void Promise.all([catalogue.refetch(), segment.refetch()])} />;
}

function Failed({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const paths = usePaths();
  return (
    <Page
      title="Segment"
      action={
        <ButtonLink {...paths.segments()} variant="default">
          All segments
        </ButtonLink>
      }
    >
      <ErrorState error={error} onRetry={error.mayPass ? onRetry : undefined} />
    </Page>
  );
}
