// The brand: how messages sound, the words they never use, how they end and where they lead; the colours of pictures.
import { writingEndpoints } from "../../../contract/writing.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { BrandForm } from "./brand-form.tsx";

export function BrandPage() {
  const { data, error, refetch } = useApi(writingEndpoints.brand, {});
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  return (
    <Section
      title="How you sound and look"
      about="What is written for you follows this, “Check the voice” holds a message against it, and pictures take its colours."
    >
      <BrandForm brand={data} />
    </Section>
  );
}
