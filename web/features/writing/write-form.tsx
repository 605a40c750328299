// What a message should bring about, and how it should sound.
import { Button, Group, Select, SimpleGrid, Stack, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import {
  type Brand,
  type Goal,
  goals,
  goalWords,
  type Language,
  languages,
  languageWords,
  type Tone,
  tones,
  toneWords,
} from "../../../contract/writing.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { QuestionCost } from "../engines/question-cost.tsx";

export interface Asked {
  objective: string;
  goal?: Goal;
  tone: Tone;
  language: Language;
}

const toneChoices = tones.map((value) => ({ value, label: toneWords[value] }));
const languageChoices = languages.map((value) => ({ value, label: languageWords[value] }));
const goalChoices = goals.map((value) => ({ value, label: goalWords[value] }));

export function WriteForm(props: {
  brand: Brand;
  intent: string;
  busy: boolean;
  /** There are variants already, so that others are asked for. */
  again: boolean;
  error: unknown;
  onWrite: (asked: Asked, again: boolean) => void;
}) {
  const { brand } = props;
  const form = useForm({
    initialValues: {
      objective: props.intent,
      goal: null as Goal | null,
      tone: brand.tone,
      language: brand.language,
    },
    validate: {
      objective: (words, { goal }) =>
        words.trim() === "" && !goal ? "Say what it should bring about, or choose a goal" : null,
    },
  });
  const submit = form.onSubmit(({ goal, ...asked }) =>
    props.onWrite({ ...asked, ...(goal ? { goal } : {}) }, props.again && !form.isDirty()),
  );
  const write = (event: React.FormEvent<HTMLFormElement>) => {
    submit(event);
    form.resetDirty();
  };
  return (
    <form onSubmit={write} noValidate>
      <Stack gap="md">
        <Textarea
          label="What it should bring about"
          description="With the offer, its code and its end, where there is one"
          placeholder="Bring back quiet coffee buyers with 20% off until Sunday, code CHAI20"
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          {...form.getInputProps("objective")}
        />
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
          <Select
            label="Goal"
            placeholder="From your words"
            data={goalChoices}
            clearable
            comboboxProps={{ width: 300, position: "bottom-start" }}
            {...form.getInputProps("goal")}
          />
          <Select label="Tone" data={toneChoices} allowDeselect={false} {...form.getInputProps("tone")} />
          <Select
            label="Language"
            data={languageChoices}
            allowDeselect={false}
            searchable
            {...form.getInputProps("language")}
          />
        </SimpleGrid>
        {props.error ? <ErrorState error={props.error} /> : null}
        <Group justify="space-between">
          <QuestionCost feature="message_suggestions" />
          <Button type="submit" loading={props.busy}>
            {props.again ? "Write again" : "Write"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
