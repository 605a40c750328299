// The filters by attribute that a list stands under, each with its way out.
import { CloseButton } from "@mantine/core";
import type { ListFilter } from "../../contract/filters.ts";
import { Chips } from "./chips.tsx";
import classes from "./filter-chips.module.css";
import { type FilterAttribute, filterWords } from "./filter-words.ts";
import { useFormatting } from "./format-context.tsx";

export function FilterChips(props: {
  filters: readonly ListFilter[];
  attributes: readonly FilterAttribute[];
  onChange: (filters: ListFilter[]) => void;
}) {
  const formatting = useFormatting();
  if (props.filters.length === 0) return null;
  return (
    <Chips label="Filters">
      {props.filters.map((filter, index) => {
        const words = filterWords(filter, props.attributes, formatting);
        return (
          <span key={JSON.stringify(filter)} className={classes.chip}>
            {words}
            <CloseButton
              size="sm"
              className={classes.away}
              aria-label={`Remove filter: ${words}`}
              onClick={() => props.onChange(props.filters.filter((_, i) => i !== index))}
            />
          </span>
        );
      })}
    </Chips>
  );
}
