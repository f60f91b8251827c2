import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { RELATION_LABELS } from '@lien-thong/contracts/words';
import { use } from 'react';
import { useFieldArray } from 'react-hook-form';
import { ChoiceField, DayField, Faults, FieldGrid, FlagField, TextField } from './fields';
import { BLANK_SURVIVOR, type FormValues } from './form-values';

/** Thân nhân: those who may draw the survivors' benefit. */
export function SurvivorsField() {
  const { fields, append, remove } = useFieldArray<FormValues, 'benefit.survivors'>({
    name: 'benefit.survivors',
  });
  const fault = use(Faults).get('benefit.survivors');
  return (
    <Fieldset id="benefit.survivors" variant="unstyled" legend="Thân nhân hưởng chế độ tử tuất" mt="xs">
      <Stack gap="xs">
        {fault && (
          <Text size="sm" c="brick" fw={700}>
            {fault}
          </Text>
        )}
        {fields.map(({ id }, i) => (
          <Fieldset key={id} legend={`Thân nhân ${i + 1}`} px="xs" py="xs">
            <FieldGrid>
              <TextField name={`benefit.survivors.${i}.fullName`} label="Họ và tên thân nhân" />
              <DayField name={`benefit.survivors.${i}.birthDate`} label="Ngày sinh thân nhân" />
              <ChoiceField
                name={`benefit.survivors.${i}.relation`}
                label="Là gì của người đã mất"
                words={RELATION_LABELS}
              />
              <TextField
                name={`benefit.survivors.${i}.personalId`}
                label="Số định danh cá nhân của thân nhân"
                inputMode="numeric"
                optional
              />
            </FieldGrid>
            <Group mt="xs" gap="lg">
              <FlagField name={`benefit.survivors.${i}.disabled`} label="Suy giảm khả năng lao động từ 81%" />
              <FlagField name={`benefit.survivors.${i}.withoutCarer`} label="Không có người nuôi dưỡng" />
              <Button variant="default" size="compact-sm" onClick={() => remove(i)}>
                Bỏ thân nhân {i + 1}
              </Button>
            </Group>
          </Fieldset>
        ))}
        <Group>
          <Button variant="default" size="sm" onClick={() => append(BLANK_SURVIVOR)}>
            Thêm thân nhân
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
