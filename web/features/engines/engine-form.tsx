// Choosing an engine: its model, its key (which is never shown again), its address where it has one of its own, its prices.
import {
  Autocomplete,
  Button,
  Group,
  NumberInput,
  PasswordInput,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import {
  type Engine,
  type EngineSettings,
  engineEndpoints,
  engines,
  engineWords,
} from "../../../contract/engines.ts";
import { useApiMutation } from "../../api-query.ts";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { toast } from "../../ui/toast.tsx";

const choices = engines.map((value) => ({ value, label: engineWords[value].label }));

export function EngineForm({ settings }: { settings: EngineSettings }) {
  const update = useApiMutation(engineEndpoints.updateSettings);
  const form = useForm({ initialValues: valuesOf(settings) });
  const { engine, endpoint } = form.values;
  const moved = engine !== settings.engine || endpoint.trim() !== (settings.endpoint ?? "");
  const submit = form.onSubmit(async ({ key, ...values }) => {
    try {
      const saved = await update.mutateAsync({
        body: {
          engine: values.engine,
          model: values.model,
          image_model: values.image_model,
          endpoint: values.endpoint.trim() || null,
          input_price: priceOf(values.input_price),
          output_price: priceOf(values.output_price),
          image_price: priceOf(values.image_price),
          ...(key ? { key } : {}),
        },
      });
      form.setInitialValues(valuesOf(saved));
      form.reset();
      toast(
        saved.engine === "built_in" ? "The built-in engine answers" : `${saved.model} answers from now on`,
      );
    } catch (error) {
      showFaults(form, error);
    }
  }, toFirstFault(form));
  const choose = (chosen: string | null) => {
    const next = (chosen ?? "built_in") as Engine;
    form.setValues({
      ...{ engine: next, model: engineWords[next].models[0] ?? "", image_model: "", endpoint: "", key: "" },
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Select label="Engine" data={choices} allowDeselect={false} value={engine} onChange={choose} />
        {engine !== "built_in" && (
          <>
            <Autocomplete
              label="Model"
              description="As the provider names it"
              data={[...engineWords[engine].models]}
              required
              maxLength={200}
              {...form.getInputProps("model")}
            />
            <PasswordInput
              label="Key"
              description={keyWords(settings, moved)}
              placeholder={!moved && settings.key_end !== null ? `…${settings.key_end}` : undefined}
              autoComplete="off"
              maxLength={500}
              {...form.getInputProps("key")}
            />
            <TextInput
              label="Address"
              description={
                engine === "compatible"
                  ? "Base address of the endpoint, such as https://llm.example.com/v1"
                  : "Empty for the provider's own"
              }
              required={engine === "compatible"}
              maxLength={500}
              {...form.getInputProps("endpoint")}
            />
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
              <NumberInput
                label="Price of a million tokens in"
                description="US dollars, from the provider's price list"
                min={0}
                decimalScale={4}
                prefix="$"
                {...form.getInputProps("input_price")}
              />
              <NumberInput
                label="Price of a million tokens out"
                description="Without prices, tokens are counted alone"
                min={0}
                decimalScale={4}
                prefix="$"
                {...form.getInputProps("output_price")}
              />
            </SimpleGrid>
            {engineWords[engine].imageModels && (
              <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
                <Autocomplete
                  label="Image model"
                  description="Draws pictures; empty, they are composed here"
                  data={[...engineWords[engine].imageModels]}
                  maxLength={200}
                  {...form.getInputProps("image_model")}
                />
                <NumberInput
                  label="Price of a picture"
                  description="US dollars, from the provider's price list"
                  min={0}
                  decimalScale={4}
                  prefix="$"
                  {...form.getInputProps("image_price")}
                />
              </SimpleGrid>
            )}
          </>
        )}
        <FormError error={update.error} form={form} />
        <Group>
          <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
            Save engine
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function valuesOf(settings: EngineSettings) {
  const { engine, model, image_model, endpoint, input_price, output_price, image_price } = settings;
  const prices = {
    ...{ input_price: input_price ?? "", output_price: output_price ?? "" },
    image_price: image_price ?? "",
  };
  return { engine, model, image_model, endpoint: endpoint ?? "", key: "", ...prices } as {
    engine: Engine;
    model: string;
    image_model: string;
    endpoint: string;
    key: string;
    input_price: number | string;
    output_price: number | string;
    image_price: number | string;
  };
}

const priceOf = (value: number | string) => (value === "" ? null : Number(value));

function keyWords({ key_end }: EngineSettings, moved: boolean): string {
  if (moved && key_end !== null) return "Enter one anew: a key is sent to no other engine or address";
  if (key_end !== null) return "Kept sealed and never shown; enter another to replace it";
  return "Kept sealed and never shown again";
}
