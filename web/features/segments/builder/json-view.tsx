// The rule as JSON, to take along or to bring from elsewhere. What is typed or pasted is checked as it stands, and becomes the
// rule when one says so.
import { Button, CopyButton, Group, Textarea, UnstyledButton } from "@mantine/core";
import { useRef, useState } from "react";
import { faultSentence } from "../../../ui/error-words.ts";
import { toast } from "../../../ui/toast.tsx";
import { plainRule } from "../model/plain-rule.ts";
import classes from "./builder.module.css";
import { useBuilder, useRoot } from "./builder-context.tsx";
import type { Place } from "./json-places.ts";
import { type PlacedFault, readRule, textOfRule } from "./json-text.ts";

/** Pixels, as the text is set. */
const lineHeight = 20;

export function JsonView(props: { onDone: () => void }) {
  const { store, catalogue } = useBuilder();
  const present = textOfRule(plainRule(useRoot()));
  const [typed, setTyped] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = typed ?? present;
  const read = text.trim() === "" ? undefined : readRule(text, catalogue);
  const use = () => {
    if (!read || !("rule" in read)) return;
    store.getState().replace(read.rule);
    setTyped(undefined);
    toast("The rule is now the one from the JSON", () => store.getState().undo());
    props.onDone();
  };
  return (
    <div className={classes.json}>
      <Textarea
        ref={field}
        label="The rule as JSON"
        description="Copy it to use it elsewhere, or paste one here. Whole requests with a “rule” in them are taken as well."
        value={text}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autosize
        minRows={12}
        maxRows={28}
        spellCheck={false}
        classNames={{ input: classes.code }}
        aria-invalid={read && "faults" in read ? true : undefined}
      />
      {read && "faults" in read && (
        <Faults faults={read.faults} onShow={(place) => show(field.current, place)} />
      )}
      <Group gap="xs">
        <Button onClick={use} variant="default" disabled={typed === undefined || !read || "faults" in read}>
          Use this rule
        </Button>
        {typed !== undefined && (
          <Button variant="subtle" onClick={() => setTyped(undefined)}>
            Back to what it was
          </Button>
        )}
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="subtle" onClick={copy}>
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}

/** Selects what a fault speaks of, with some lines of what is around it. */
function show(field: HTMLTextAreaElement | null, { from, to, line }: Place): void {
  if (!field) return;
  field.focus();
  field.setSelectionRange(from, to);
  field.scrollTop = Math.max(0, line - 4) * lineHeight;
}

function Faults({ faults, onShow }: { faults: PlacedFault[]; onShow: (place: Place) => void }) {
  return (
    <div className={classes.faults} role="status">
      <p className={classes.faultsHead}>
        {faults.length === 1
          ? "One thing is wrong; the rule is as it was."
          : `${faults.length} things are wrong; the rule is as it was.`}
      </p>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.message}`}>
            {fault.place && (
              <UnstyledButton className={classes.line} onClick={() => onShow(fault.place!)}>
                Line {fault.place.line}
              </UnstyledButton>
            )}{" "}
            {faultSentence(fault)} {fault.path && <code className={classes.path}>{fault.path}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}
