import { Checkbox, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { createContext, use, type ReactNode } from 'react';
import { Controller, useFormContext, type FieldPath, type FieldPathByValue } from 'react-hook-form';
import { CommuneSelect } from '../commune-select';
import { isoOf, timeOf, typedOf } from '../days';
import type { FormValues } from './form-values';

type TextPath = FieldPathByValue<FormValues, string>;
type ListPath = FieldPathByValue<FormValues, string[]>;
type FlagPath = FieldPathByValue<FormValues, boolean>;

/** The messages of the API by the field they belong to. */
export const Faults = createContext<ReadonlyMap<string, string>>(new Map());

const useFault = (path: FieldPath<FormValues>): string | undefined => use(Faults).get(path);

interface Field<Path> {
  name: Path;
  label: string;
  hint?: string;
  /** A field that may stay empty says so. */
  optional?: boolean;
}

const labelOf = ({ label, optional }: Field<unknown>) => (optional ? `${label} (nếu có)` : label);

export const FieldGrid = ({ children }: { children: ReactNode }) => (
  <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="sm" verticalSpacing="xs">
    {children}
  </SimpleGrid>
);

interface TextFieldProps extends Field<TextPath> {
  inputMode?: 'numeric' | 'tel' | 'email' | 'text';
  lines?: number;
  /** Rewrites what was typed when the field is left. */
  tidy?: (typed: string) => string;
  placeholder?: string;
}

export function TextField({ name, hint, inputMode, lines, tidy, placeholder, ...field }: TextFieldProps) {
  const { register, setValue } = useFormContext<FormValues>();
  const error = useFault(name);
  const input = register(name, {
    onBlur:
      tidy && ((event: { target: HTMLInputElement }) => setValue(name, tidy(event.target.value) as never)),
  });
  const all = {
    id: name,
    label: labelOf({ name, ...field }),
    description: hint,
    error,
    placeholder,
    ...input,
  };
  return lines ? (
    <Textarea {...all} autosize minRows={lines} />
  ) : (
    <TextInput {...all} inputMode={inputMode} autoComplete="off" />
  );
}

export const DayField = ({ partial, ...field }: Field<TextPath> & { partial?: boolean }) => (
  <TextField
    {...field}
    inputMode="numeric"
    placeholder="ngày/tháng/năm"
    hint={field.hint ?? (partial ? 'Có thể chỉ ghi tháng/năm hoặc năm' : undefined)}
    tidy={(typed) => typedOf(isoOf(typed))}
  />
);

export const TimeField = (field: Field<TextPath>) => (
  <TextField {...field} inputMode="numeric" placeholder="giờ:phút" tidy={timeOf} />
);

export function ChoiceField({
  name,
  hint,
  words,
  ...field
}: Field<TextPath> & { words: Record<string, string> }) {
  const { register } = useFormContext<FormValues>();
  const choices = Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <NativeSelect
      id={name}
      label={labelOf({ name, ...field })}
      description={hint}
      error={useFault(name)}
      data={[{ value: '', label: '– Chọn –' }, ...choices]}
      {...register(name)}
    />
  );
}

interface ChoicesFieldProps extends Field<ListPath> {
  words: Record<string, string>;
  /** Words that cannot be taken out. */
  fixed?: readonly string[];
}

export function ChoicesField({ name, label, hint, words, fixed = [] }: ChoicesFieldProps) {
  const { control } = useFormContext<FormValues>();
  const error = useFault(name);
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <Checkbox.Group
          id={name}
          label={label}
          description={hint}
          error={error}
          value={value}
          onChange={onChange}
        >
          <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="xs" mt="xs" mb={4}>
            {Object.entries(words).map(([word, text]) => (
              <Checkbox
                key={word}
                value={word}
                label={text}
                disabled={fixed.includes(word)}
                styles={{ label: { color: 'inherit' } }}
              />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
      )}
    />
  );
}

export function FlagField({ name, label }: Field<FlagPath>) {
  const { register } = useFormContext<FormValues>();
  return <Checkbox id={name} label={label} error={useFault(name)} {...register(name)} />;
}

interface CommuneFieldProps extends Field<TextPath> {
  /** Where the commune's province goes. */
  province?: TextPath;
}

/** The province follows from the commune. */
export function CommuneField({ name, province, hint, ...field }: CommuneFieldProps) {
  const { control, setValue } = useFormContext<FormValues>();
  const error = useFault(name);
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, ref, onBlur } }) => (
        <CommuneSelect
          id={name}
          ref={ref}
          label={labelOf({ name, ...field })}
          description={hint}
          error={error}
          value={value}
          onBlur={onBlur}
          onChange={(code, provinceCode) => {
            onChange(code);
            if (province) setValue(province, provinceCode as never);
          }}
        />
      )}
    />
  );
}
