import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Declaration, Filed } from '@lien-thong/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Controller, FormProvider, useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { useAccount } from '../api/account';
import { get, post, type Refusal } from '../api/ask';
import { useTitle } from '../use-title';
import { SignInAgain } from '../refusal-alert';
import { AttachmentsField } from './attachments-field';
import { BenefitSection, PayeeSection } from './benefit-sections';
import { dropDraft, keepDraft, keptDraft } from './draft';
import { formFaultsOf, type FormFault } from './faults';
import { Faults } from './fields';
import { newKey } from './new-key';
import { BLANK, claimsBenefit, declarationOf, valuesOf, type FormValues } from './form-values';
import { Refused } from './refused';
import { sampleWithFiles } from './sample-files';
import {
  DeathSection,
  DeceasedSection,
  DeliverySection,
  HouseholdHeadSection,
  NotSamePersonSection,
  ProceduresSection,
  RequesterSection,
  Section,
} from './sections';

const NONE: FormFault[] = [];

/** Sends the declaration; one key for as long as it is not known to have arrived, so that it is filed once. */
function useFiling() {
  const navigate = useNavigate();
  const [key, setKey] = useState(newKey);
  return useMutation<Filed, Refusal, FormValues>({
    mutationFn: (values) =>
      post<Filed>('/api/one-stop/cases', {
        body: declarationOf(values),
        headers: { 'idempotency-key': key },
      }),
    onSuccess: ({ caseId }) => navigate(`/ho-so/${caseId}`),
    onError: ({ code }) => {
      if (code === 'idempotency-key-reused') setKey(newKey());
    },
  });
}

/** What was typed before signing in is there after it. */
function useDraft(form: UseFormReturn<FormValues>, mustSignIn: boolean): void {
  useEffect(dropDraft, []);
  useEffect(() => {
    if (!mustSignIn) return undefined;
    const keep = () => keepDraft(form.getValues());
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, [form, mustSignIn]);
}

function FillWithSample({ fill }: { fill: (sample: Declaration) => void }) {
  const { data } = useQuery({
    queryKey: ['sample-case'],
    queryFn: () => get<Declaration>('/sample-case.json'),
    retry: false,
    staleTime: Infinity,
  });
  return data ? (
    <Button variant="default" size="sm" onClick={() => void sampleWithFiles().then(fill, () => undefined)}>
      Điền tờ khai mẫu
    </Button>
  ) : null;
}

/** Tờ khai điện tử: everything every office needs, asked once, on one screen. */
export function FilingPage() {
  useTitle('Tờ khai liên thông');
  const form = useForm<FormValues>({ defaultValues: useState(() => keptDraft() ?? BLANK)[0] });
  const filing = useFiling();
  const { data: account } = useAccount();
  const mustSignIn = account?.signedIn === false || filing.error?.status === 401;
  useDraft(form, mustSignIn);
  const procedures = useWatch({ control: form.control, name: 'procedures' });
  const faults = useMemo(
    () => (filing.error && filing.variables ? formFaultsOf(filing.error.errors, filing.variables) : NONE),
    [filing.error, filing.variables],
  );
  const byPath = useMemo(() => new Map(faults.map(({ path, message }) => [path, message])), [faults]);
  const [similarSeen, setSimilarSeen] = useState(false);
  if (filing.error?.code === 'similar-declared' && !similarSeen) setSimilarSeen(true);
  const submit = form.handleSubmit((values) => {
    if (!filing.isPending) filing.mutate(values);
  });
  const claims = claimsBenefit(procedures);
  return (
    <FormProvider {...form}>
      <Faults value={byPath}>
        <form noValidate onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            <Group justify="space-between">
              <Title order={1} size="h2">
                Tờ khai liên thông
              </Title>
              <FillWithSample fill={(sample) => form.reset(valuesOf(sample))} />
            </Group>
            {account?.signedIn === false && (
              <Alert color="amber" variant="outline" title="Cần đăng nhập để nộp hồ sơ">
                <SignInAgain />
              </Alert>
            )}
            {filing.error && <Refused refusal={filing.error} faults={faults} />}
            {similarSeen && <NotSamePersonSection />}
            <ProceduresSection />
            <RequesterSection />
            <DeceasedSection />
            <DeathSection />
            <HouseholdHeadSection />
            {claims && <BenefitSection withSurvivors={procedures.includes('survivors-benefit')} />}
            {claims && <PayeeSection />}
            <DeliverySection />
            <Section id="attachments" title="Giấy tờ đính kèm">
              <Controller
                control={form.control}
                name="attachments"
                render={({ field: { value, onChange } }) => (
                  <AttachmentsField path="attachments" value={value} onChange={onChange} faults={byPath} />
                )}
              />
            </Section>
            <Group>
              <Button type="submit" size="md" loading={filing.isPending}>
                Nộp hồ sơ
              </Button>
              <Text size="sm" c="gray.7">
                Khi nộp, các cơ quan nhận việc ngay; gia đình không phải đi thêm nơi nào.
              </Text>
            </Group>
          </Stack>
        </form>
      </Faults>
    </FormProvider>
  );
}
