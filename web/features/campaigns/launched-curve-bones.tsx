// The place of the curve while it loads.
import { Skeleton } from "@mantine/core";
import late from "../../ui/late.module.css";
import { Section } from "../../ui/page.tsx";

export const curveTitle = "How it went over time";

export function CurveBones() {
  return (
    <Section title={curveTitle}>
      <Skeleton className={late.late} height={300} radius="md" />
    </Section>
  );
}
