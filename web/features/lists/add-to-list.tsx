// Putting those who are picked on a list, there already or named here and now.
import { Button, Popover } from "@mantine/core";
import { useDebouncedValue, useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { listEndpoints } from "../../../contract/lists.ts";
import { useApi } from "../../api-query.ts";
import { formatCount } from "../../format.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { OptionList } from "../../ui/option-list.tsx";
import classes from "./add-to-list.module.css";
import { type Added, useAddToList, type Who } from "./use-add-to-list.ts";

/** No list has it as its id. */
const anew = "new";

export function AddToList(props: {
  who: Who;
  words: string;
  variant: "default" | "subtle";
  position: "top-end" | "bottom-start";
  onDone?: () => void;
}) {
  const [opened, { open, close }] = useDisclosure();
  const { add, adding, error, reset } = useAddToList();
  const leave = () => {
    close();
    reset();
  };
  const done = (list: Added) =>
    add(list, props.who).then(
      () => {
        leave();
        props.onDone?.();
      },
      () => undefined,
    );
  return (
    <Popover opened={opened} onDismiss={leave} position={props.position} trapFocus returnFocus withRoles>
      <Popover.Target>
        <Button variant={props.variant} onClick={opened ? leave : open} loading={adding}>
          {props.words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label="Lists">
        {error ? <ErrorState error={error} /> : null}
        <Lists onPick={(list) => void done(list)} onClose={leave} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Lists({ onPick, onClose }: { onPick: (list: Added) => void; onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [search] = useDebouncedValue(query.trim(), 200);
  const { currency } = useFormatting();
  const { data, isPlaceholderData } = useApi(
    listEndpoints.list,
    { query: { search: search || undefined, limit: 20 } },
    { keep: true },
  );
  const typed = query.trim();
  const wanted = typed.toLowerCase();
  // Of an answer to fewer letters only what fits all of them: whoever presses Enter at once means no other.
  const lists = data?.data.filter(({ name }) => name.toLowerCase().includes(wanted)) ?? [];
  const known = data !== undefined && !isPlaceholderData && search === typed;
  const isNew = known && typed !== "" && !lists.some(({ name }) => name.toLowerCase() === wanted);
  const pick = (id: string) => onPick(id === anew ? { name: typed } : lists.find((list) => list.id === id)!);
  return (
    <OptionList
      label="List"
      hint="Find a list, or name a new one"
      query={query}
      onQuery={setQuery}
      groups={[
        {
          options: lists.map(({ id, name, members }) => ({
            value: id,
            label: name,
            detail: formatCount(members, currency),
          })),
        },
        { options: isNew ? [{ value: anew, label: `Make the list “${typed}”` }] : [] },
      ]}
      onPick={pick}
      onClose={onClose}
      empty={known ? "There is no list yet. Type a name to make one." : "Looking …"}
    />
  );
}
