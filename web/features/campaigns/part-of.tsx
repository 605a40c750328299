// A count as a part of another: the share is read at a glance, the numbers are on hover.
import { formatCount, formatShare } from "../../format.ts";
import { useFormatting } from "../../ui/format-context.tsx";

export function PartOf(props: { count: number; whole: number; of: string }) {
  const { currency } = useFormatting();
  const { count, whole } = props;
  const words = `${formatCount(count, currency)} of ${formatCount(whole, currency)} ${props.of}`;
  return (
    <span className="figures" data-tip={words}>
      {whole ? formatShare(count / whole) : "0 %"}
    </span>
  );
}
