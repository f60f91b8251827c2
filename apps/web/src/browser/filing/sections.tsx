import { Fieldset, Stack, Text } from '@mantine/core';
import {
  CHANNEL_LABELS,
  DELIVERY_METHOD_LABELS,
  IDENTITY_KIND_LABELS,
  KIND_OF_DEATH_LABELS,
  NOTICE_KIND_LABELS,
  PROCEDURE_LABELS,
  RELATION_LABELS,
  RESIDENCE_KIND_LABELS,
  SEX_LABELS,
} from '@lien-thong/contracts/words';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import {
  ChoiceField,
  ChoicesField,
  CommuneField,
  DayField,
  FieldGrid,
  FlagField,
  TextField,
  TimeField,
} from './fields';
import type { FormValues } from './form-values';

/** `id` is the part's name in the declaration, so that a fault of the whole part has a place to lead to. */
export const Section = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <Fieldset id={id} legend={title} px={{ base: 'xs', sm: 'md' }} py="sm">
    <Stack gap="xs">{children}</Stack>
  </Fieldset>
);

export const ProceduresSection = () => (
  <Section id="intake" title="Thủ tục">
    <ChoicesField
      name="procedures"
      label="Thủ tục liên thông"
      hint="Khai tử và xóa thường trú luôn làm cùng nhau; chọn thêm chế độ mà gia đình đề nghị hưởng."
      words={PROCEDURE_LABELS}
      fixed={['death-registration', 'residence-deletion']}
    />
    <FieldGrid>
      <ChoiceField name="channel" label="Hình thức nộp" words={CHANNEL_LABELS} />
      <CommuneField name="commune" label="Xã, phường tiếp nhận" />
    </FieldGrid>
  </Section>
);

export const RequesterSection = () => (
  <Section id="requester" title="Người yêu cầu">
    <FieldGrid>
      <TextField name="requester.fullName" label="Họ và tên" />
      <TextField
        name="requester.personalId"
        label="Số định danh cá nhân"
        inputMode="numeric"
        hint="12 chữ số"
      />
      <ChoiceField
        name="requester.relation"
        label="Quan hệ với người đã mất"
        hint="Người yêu cầu là gì của người đã mất"
        words={RELATION_LABELS}
      />
      <TextField name="requester.phone" label="Số điện thoại" inputMode="tel" />
      <TextField name="requester.email" label="Thư điện tử" inputMode="email" optional />
      <TextField name="requester.address" label="Địa chỉ liên hệ" optional />
    </FieldGrid>
  </Section>
);

export const DeceasedSection = () => (
  <Section id="deceased" title="Người đã mất">
    <FieldGrid>
      <TextField name="deceased.familyName" label="Họ" />
      <TextField name="deceased.middleName" label="Chữ đệm" optional />
      <TextField name="deceased.givenName" label="Tên" />
      <DayField name="deceased.birthDate" label="Ngày sinh" partial />
      <ChoiceField name="deceased.sex" label="Giới tính" words={SEX_LABELS} />
      <TextField name="deceased.personalId" label="Số định danh cá nhân" inputMode="numeric" optional />
      <TextField name="deceased.ethnicity" label="Dân tộc" />
      <TextField name="deceased.nationality" label="Quốc tịch" />
    </FieldGrid>
    <Fieldset id="deceased.identity" variant="unstyled" legend="Giấy tờ tùy thân (nếu có)" mt="xs">
      <FieldGrid>
        <ChoiceField name="deceased.identity.kind" label="Loại giấy tờ" words={IDENTITY_KIND_LABELS} />
        <TextField name="deceased.identity.number" label="Số giấy tờ" />
        <DayField name="deceased.identity.issuedOn" label="Ngày cấp" optional />
        <TextField name="deceased.identity.issuedBy" label="Nơi cấp" optional />
      </FieldGrid>
    </Fieldset>
    <Fieldset id="deceased.lastResidence" variant="unstyled" legend="Nơi cư trú cuối cùng" mt="xs">
      <FieldGrid>
        <ChoiceField name="deceased.lastResidence.kind" label="Loại cư trú" words={RESIDENCE_KIND_LABELS} />
        <CommuneField
          name="deceased.lastResidence.commune"
          province="deceased.lastResidence.province"
          label="Xã, phường cư trú"
        />
        <TextField name="deceased.lastResidence.detail" label="Số nhà, đường, ấp, khu phố" />
      </FieldGrid>
    </Fieldset>
  </Section>
);

export const DeathSection = () => (
  <Section id="death" title="Sự kiện mất">
    <FieldGrid>
      <DayField name="death.date" label="Ngày mất" />
      <TimeField name="death.time" label="Giờ mất" optional />
      <ChoiceField name="death.kind" label="Trường hợp mất" words={KIND_OF_DEATH_LABELS} />
      <TextField name="death.place.detail" label="Nơi mất" hint="Tên cơ sở y tế hoặc địa chỉ" />
      <CommuneField
        name="death.place.commune"
        province="death.place.province"
        label="Xã, phường nơi mất"
        optional
      />
      <TextField
        name="diedAbroadIn"
        label="Nước nơi mất"
        hint="Chỉ ghi khi mất ở nước ngoài; hệ thống sẽ chỉ thủ tục phải làm"
        optional
      />
      <TextField name="death.cause" label="Nguyên nhân" hint="Không biết thì ghi “không rõ”" />
    </FieldGrid>
    <Fieldset
      id="death.notice"
      variant="unstyled"
      legend="Giấy báo tử hoặc giấy tờ thay thế (nếu có)"
      mt="xs"
    >
      <FieldGrid>
        <ChoiceField name="death.notice.kind" label="Loại giấy báo tử" words={NOTICE_KIND_LABELS} />
        <TextField name="death.notice.number" label="Số giấy báo tử" />
        <DayField name="death.notice.issuedOn" label="Ngày cấp giấy báo tử" />
        <TextField name="death.notice.issuer" label="Nơi cấp giấy báo tử" />
      </FieldGrid>
    </Fieldset>
  </Section>
);

export function HouseholdHeadSection() {
  const same = useWatch<FormValues, 'householdHead.isRequester'>({ name: 'householdHead.isRequester' });
  return (
    <Section id="householdHead" title="Chủ hộ">
      <FlagField name="householdHead.isRequester" label="Chủ hộ là người yêu cầu" />
      {!same && (
        <FieldGrid>
          <TextField name="householdHead.fullName" label="Họ và tên chủ hộ" />
          <TextField
            name="householdHead.personalId"
            label="Số định danh cá nhân của chủ hộ"
            inputMode="numeric"
            optional
          />
          <ChoiceField
            name="householdHead.relation"
            label="Quan hệ của chủ hộ với người đã mất"
            words={{ self: 'Chính là người đã mất', ...RELATION_LABELS }}
            optional
          />
        </FieldGrid>
      )}
    </Section>
  );
}

export function DeliverySection() {
  const method = useWatch<FormValues, 'delivery.method'>({ name: 'delivery.method' });
  return (
    <Section id="delivery" title="Nhận kết quả">
      <FieldGrid>
        <TextField name="copies" label="Số bản sao trích lục" inputMode="numeric" />
        <ChoiceField name="delivery.method" label="Cách nhận kết quả" words={DELIVERY_METHOD_LABELS} />
        {method === 'post' && <TextField name="delivery.address" label="Địa chỉ nhận bưu gửi" />}
      </FieldGrid>
      <TextField name="note" label="Ghi chú" lines={2} optional />
    </Section>
  );
}

/** Asked only after the API found somebody like the deceased who was declared already. */
export const NotSamePersonSection = () => (
  <Section id="notSamePerson" title="Xác định không trùng người">
    <Text size="sm">Sau khi đối chiếu, ghi căn cứ cho thấy đây là một người khác.</Text>
    <TextField name="notSamePersonBecause" label="Lý do xác định không trùng người" lines={2} />
  </Section>
);
