import { Fieldset } from '@mantine/core';
import { BENEFIT_CATEGORY_LABELS, PAYMENT_METHOD_LABELS, RELATION_LABELS } from '@lien-thong/contracts/words';
import { useWatch } from 'react-hook-form';
import { ChoiceField, ChoicesField, FieldGrid, FlagField, TextField } from './fields';
import type { FormValues } from './form-values';
import { Section } from './sections';
import { SurvivorsField } from './survivors-field';

/** What the family claims, asked only when it chose a benefit. */
export const BenefitSection = ({ withSurvivors }: { withSurvivors: boolean }) => (
  <Section id="benefit" title="Chế độ đề nghị hưởng">
    <ChoicesField
      name="benefit.categories"
      label="Người đã mất thuộc đối tượng"
      hint="Chọn mọi đối tượng phù hợp; chế độ được hưởng do pháp luật quy định."
      words={BENEFIT_CATEGORY_LABELS}
    />
    <FieldGrid>
      <TextField name="benefit.insuranceNumber" label="Số sổ bảo hiểm xã hội" optional />
      <TextField name="benefit.beneficiaryNumber" label="Số hồ sơ đối tượng" optional />
    </FieldGrid>
    {withSurvivors && <SurvivorsField />}
  </Section>
);

export function PayeeSection() {
  const same = useWatch<FormValues, 'payee.isRequester'>({ name: 'payee.isRequester' });
  const method = useWatch<FormValues, 'payee.method'>({ name: 'payee.method' });
  return (
    <Section id="payee" title="Người nhận tiền">
      <FlagField name="payee.isRequester" label="Người nhận tiền là người yêu cầu" />
      <FieldGrid>
        {!same && (
          <>
            <TextField name="payee.fullName" label="Họ và tên người nhận" />
            <TextField
              name="payee.personalId"
              label="Số định danh cá nhân của người nhận"
              inputMode="numeric"
            />
            <ChoiceField
              name="payee.relation"
              label="Quan hệ của người nhận với người đã mất"
              words={RELATION_LABELS}
            />
          </>
        )}
        <TextField name="payee.homeTown" label="Quê quán người nhận" optional />
        <ChoiceField name="payee.method" label="Hình thức nhận tiền" words={PAYMENT_METHOD_LABELS} />
      </FieldGrid>
      {method === 'bank-transfer' && (
        <Fieldset id="payee.account" variant="unstyled" legend="Tài khoản ngân hàng" mt="xs">
          <FieldGrid>
            <TextField name="payee.account.bank" label="Ngân hàng" />
            <TextField name="payee.account.number" label="Số tài khoản" inputMode="numeric" />
            <TextField name="payee.account.holder" label="Tên chủ tài khoản" />
          </FieldGrid>
        </Fieldset>
      )}
    </Section>
  );
}
