// “Send me a sample”: posts one to the source's own address, signed with its key, and says how it was read.
import { Button } from "@mantine/core";
import { type SampleReply, type Source, sourceEndpoints } from "../../../contract/sources.ts";
import { useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Section } from "../../ui/page.tsx";

export function SourceSample({ source }: { source: Source }) {
  const sample = useApiMutation(sourceEndpoints.sample);
  return (
    <Section
      title="Check it"
      level={3}
      about="Posts a sample order to the address above, signed as the shop signs, and shows how it was read. Nothing is changed by it."
      action={
        <Button
          flex="none"
          variant="default"
          loading={sample.isPending}
          onClick={() => sample.mutate({ params: { id: source.id } })}
        >
          Send me a sample
        </Button>
      }
    >
      {sample.error && <ErrorState error={sample.error} />}
      {sample.data && !sample.isPending && <Answer {...sample.data} />}
    </Section>
  );
}

function Answer({ arrived, outcome, words }: SampleReply) {
  if (arrived && outcome === "sample")
    return (
      <Notice kind="info" title="The sample arrived and was understood">
        Read as {words}.
      </Notice>
    );
  return (
    <Notice
      kind="warning"
      title={arrived ? "The sample arrived and could not be read" : "The sample did not arrive"}
    >
      {words}.
    </Notice>
  );
}
