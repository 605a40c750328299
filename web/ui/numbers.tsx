// Amounts and counts as text in tabular figures. A shortened number always has the whole on hover.
import { formatCount, formatMoney, formatMoneyShort, formatShare } from "../format.ts";
import { useFormatting } from "./format-context.tsx";

/** Money in major units; in the workspace's currency unless the amount has its own. */
export function Money(props: { amount: number; currency?: string; short?: boolean }) {
  const formatting = useFormatting();
  const currency = props.currency ?? formatting.currency;
  const whole = formatMoney(props.amount, currency);
  const text = props.short ? formatMoneyShort(props.amount, currency) : whole;
  return (
    <span className="figures" data-tip={text === whole ? undefined : whole}>
      {text}
    </span>
  );
}

/** A whole number with its unit: "1 customer", "12,480 customers". */
export function Count(props: { value: number; one?: string; many?: string }) {
  const { currency } = useFormatting();
  const unit = props.value === 1 ? props.one : (props.many ?? (props.one ? `${props.one}s` : undefined));
  const text = formatCount(props.value, currency);
  return <span className="figures">{unit ? `${text} ${unit}` : text}</span>;
}

/** A share of 0 to 1. */
export function Share(props: { value: number }) {
  return <span className="figures">{formatShare(props.value)}</span>;
}
