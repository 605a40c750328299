// The brand's voice as a form.
import {
  Button,
  ColorInput,
  Group,
  Select,
  SimpleGrid,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import {
  type Brand,
  languages,
  languageWords,
  tones,
  toneWords,
  writingEndpoints,
} from "../../../contract/writing.ts";
import { useApiMutation } from "../../api-query.ts";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { toast } from "../../ui/toast.tsx";
import { useMay } from "../../workspace.tsx";

export function BrandForm({ brand }: { brand: Brand }) {
  const update = useApiMutation(writingEndpoints.updateBrand);
  const locked = !useMay("workspace:manage");
  const form = useForm({ initialValues: brand });
  const save = (body: Brand) => update.mutateAsync({ body });
  const submit = form.onSubmit(async (values) => {
    try {
      await save(values);
      form.resetDirty(values);
      toast("Brand saved", () => void save(brand).then(() => form.setValues(brand)));
    } catch (error) {
      showFaults(form, error);
    }
  }, toFirstFault(form));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Textarea
          label="Voice"
          description="In a few sentences, such as “Friendly and short. No exclamation marks, no emoji. We never push.”"
          autosize
          minRows={3}
          maxLength={1_000}
          disabled={locked}
          {...form.getInputProps("voice")}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <Select
            label="Usual tone"
            data={tones.map((value) => ({ value, label: toneWords[value] }))}
            allowDeselect={false}
            disabled={locked}
            {...form.getInputProps("tone")}
          />
          <Select
            label="Usual language"
            description="The built-in engine writes English and Hindi; the others need a model"
            inputWrapperOrder={["label", "input", "description", "error"]}
            data={languages.map((value) => ({ value, label: languageWords[value] }))}
            allowDeselect={false}
            searchable
            disabled={locked}
            {...form.getInputProps("language")}
          />
        </SimpleGrid>
        <TagsInput
          label="Words you never use"
          description="Press Enter after each"
          maxTags={200}
          disabled={locked}
          {...form.getInputProps("forbidden_words")}
        />
        <TextInput
          label="Sign-off"
          description="How messages end; the shop's name unless said"
          placeholder="Your friends at the roastery"
          maxLength={200}
          disabled={locked}
          {...form.getInputProps("sign_off")}
        />
        <TextInput
          label="Where messages lead"
          description="Your shop's address; it goes into messages that are written for you"
          placeholder="https://"
          maxLength={300}
          disabled={locked}
          {...form.getInputProps("link")}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <ColorInput
            label="Main colour"
            description="Pictures for your messages begin with it"
            placeholder="#0b6e5f"
            withEyeDropper={false}
            disabled={locked}
            {...form.getInputProps("main_color")}
          />
          <ColorInput
            label="Second colour"
            description="Beside it, where you have one"
            placeholder="#f2a71b"
            withEyeDropper={false}
            disabled={locked}
            {...form.getInputProps("second_color")}
          />
        </SimpleGrid>
        <FormError error={update.error} form={form} />
        {!locked && (
          <Group>
            <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
              Save brand
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
