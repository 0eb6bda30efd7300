import type { ApplicationSummary } from '@anlan/api/client';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';

/** What was registered. */
export function IdentitySection({ application }: { readonly application: ApplicationSummary }): ReactNode {
  const { application: words } = useMessages();
  return (
    <>
      <p className="an-purpose">{application.profile.purpose || <span className="an-faint">{words.noPurpose}</span>}</p>
      <Facts facts={useFacts(application)} />
    </>
  );
}

function useFacts({ profile, version, createdAt, updatedAt }: ApplicationSummary): readonly Fact[] {
  const { application: words, profile: form, frame, words: general } = useMessages();
  const { fields } = form;
  const yesNo = (value: boolean): string => (value ? form.yes : form.no);
  const several = (values: readonly string[]): string => values.join(frame.listMark);
  return [
    { label: fields.sector, value: form.sectors[profile.sector] },
    { label: fields.audiences, value: several(profile.audiences.map((value) => form.audiences[value])) },
    { label: fields.impact, value: form.impacts[profile.impact] },
    { label: fields.autonomy, value: form.autonomies[profile.autonomy] },
    { label: fields.capabilities, value: several(profile.capabilities.map((value) => form.capabilities[value])) },
    { label: fields.users, value: form.userScales[profile.users] },
    { label: fields.criticalInfrastructure, value: yesNo(profile.criticalInfrastructure) },
    { label: fields.mainlandChina, value: yesNo(profile.mainlandChina) },
    { label: words.becauseRoles, value: several(profile.roles.map((role) => general.organisationRoles[role])) },
    { label: words.created, value: <Moment time={createdAt} /> },
    { label: words.updated, value: <Moment time={updatedAt} />, help: words.version(version) },
  ];
}
