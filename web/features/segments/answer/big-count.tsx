// The count, large, with its share of all customers and what the last change did to it. Numbers fade into each other; screen
// readers hear the new one once it has come to rest.
import { Skeleton, Text } from "@mantine/core";
import { formatCount, formatShare } from "../../../format.ts";
import { useFormatting } from "../../../ui/format-context.tsx";
import late from "../../../ui/late.module.css";
import classes from "./answer.module.css";
import { CrossFade } from "./cross-fade.tsx";
import { ShareBar } from "./share-bar.tsx";
import type { Answer } from "./use-answer.ts";
import type { AskedRule } from "./use-asked-rule.ts";

export function BigCount({ answer, asked }: { answer: Answer; asked: AskedRule }) {
  const { currency } = useFormatting();
  const { preview, pending } = answer;
  if (!preview) return <Bones />;
  const { count, total } = preview;
  const share = total > 0 ? count / total : 0;
  const said = formatCount(count, currency);
  return (
    <div className={classes.count} data-pending={pending || undefined}>
      <div className={classes.number}>
        <CrossFade text={said} testId="count" />
        <span className={classes.unit}>{count === 1 ? "customer" : "customers"}</span>
      </div>
      <ShareBar share={share} label={`${formatShare(share)} of all customers`} />
      <Text size="sm" c="dimmed">
        {asked.rule
          ? `${formatShare(share)} of ${formatCount(total, currency)}`
          : "Everyone, until there is a condition"}
        {asked.rule && <Change answer={answer} />}
      </Text>
      <span className="unseen" role="status">
        {!pending && asked.rule && `${said} ${count === 1 ? "customer" : "customers"}`}
      </span>
    </div>
  );
}

function Change({ answer: { preview, before, pending } }: { answer: Answer }) {
  const { currency } = useFormatting();
  if (!preview || before === undefined || pending) return null;
  const change = preview.count - before;
  const words =
    change === 0
      ? "unchanged by the last edit"
      : `${formatCount(Math.abs(change), currency)} ${change > 0 ? "more" : "fewer"} than before the last edit`;
  return <span className={classes.fade}> · {words}</span>;
}

function Bones() {
  return (
    <div className={`${classes.count} ${late.late}`} aria-busy="true">
      <Skeleton height={36} width={160} />
      <Skeleton height={6} />
      <Skeleton height={14} width={200} />
    </div>
  );
}
