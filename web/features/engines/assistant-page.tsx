// The assistant: which engine answers, what may leave, how much may be used, and what was.
import { engineEndpoints } from "../../../contract/engines.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { EngineForm } from "./engine-form.tsx";
import { EngineTest } from "./engine-test.tsx";
import { EngineUsage } from "./engine-usage.tsx";
import { LimitsForm } from "./limits-form.tsx";
import { SharePersonal } from "./share-personal.tsx";

export function AssistantPage() {
  const { data, error, refetch } = useApi(engineEndpoints.settings, {});
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  const hasModel = data.engine !== "built_in";
  return (
    <>
      <Section
        title="Which engine answers"
        about="The built-in engine works on this machine, free and offline. A language model writes more freely; what it says is checked, and the built-in engine takes over where it fails."
        action={hasModel && <EngineTest />}
      >
        <EngineForm key={data.engine} settings={data} />
      </Section>
      {hasModel && (
        <>
          <Section title="What may leave">
            <SharePersonal settings={data} />
          </Section>
          <Section
            title="How much may be used"
            about="A question that would pass a limit is answered by the built-in engine."
          >
            <LimitsForm settings={data} />
          </Section>
        </>
      )}
      <Section title="Used this month">
        <EngineUsage />
      </Section>
    </>
  );
}
