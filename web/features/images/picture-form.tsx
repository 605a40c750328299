// What a picture is to bring about, and in which tone.
import { Button, Group, Select, Stack, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { type Tone, tones, toneWords } from "../../../contract/writing.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { PictureCost } from "./picture-cost.tsx";

export interface Asked {
  prompt: string;
  tone: Tone;
}

const toneChoices = tones.map((value) => ({ value, label: toneWords[value] }));

export function PictureForm(props: {
  tone: Tone;
  intent: string;
  /** Then nothing need be said: it is read from the message. */
  hasMessage: boolean;
  busy: boolean;
  /** There are concepts already, so that others are asked for. */
  again: boolean;
  error: unknown;
  onAsk: (asked: Asked, again: boolean) => void;
}) {
  const form = useForm<Asked>({
    initialValues: { prompt: props.intent, tone: props.tone },
    validate: {
      prompt: (words) =>
        words.trim() === "" && !props.hasMessage ? "Say what the campaign should bring about" : null,
    },
  });
  const submit = form.onSubmit((asked) => props.onAsk(asked, props.again && !form.isDirty()));
  const ask = (event: React.FormEvent<HTMLFormElement>) => {
    submit(event);
    form.resetDirty();
  };
  return (
    <form onSubmit={ask} noValidate>
      <Stack gap="md">
        <Textarea
          label="What the campaign should bring about"
          description={
            props.hasMessage
              ? "With the offer and the festival, where there is one; empty, it is read from the message"
              : "With the offer and the festival, where there is one"
          }
          placeholder="Bring back quiet coffee buyers before Diwali with 20% off"
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          {...form.getInputProps("prompt")}
        />
        <Select label="Tone" data={toneChoices} allowDeselect={false} {...form.getInputProps("tone")} />
        {props.error ? <ErrorState error={props.error} /> : null}
        <Group justify="space-between">
          <PictureCost />
          <Button type="submit" loading={props.busy}>
            {props.again ? "Suggest again" : "Suggest pictures"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
