import { organisationRoles } from '@anlan/api/client';
import { audiences, autonomies, capabilities, impacts, sectors, userScales } from '@anlan/grading';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { Panel } from '../../parts/panel.tsx';
import { ManyOf, OneOf, YesNo } from './choices.tsx';

const NAME_MAX = 80;
const PURPOSE_MAX = 2000;

/** The questions, grouped by the three elements of annex 1. */
export function ProfileSections(): ReactNode {
  const { profile } = useMessages();
  const { sections } = profile;
  return (
    <>
      <Panel title={sections.identity} lead={sections.identityHelp}>
        <Identity />
      </Panel>
      <Panel title={sections.scenario} lead={sections.scenarioHelp}>
        <OneOf name="sector" options={sectors} words={profile.sectors} />
        <ManyOf name="audiences" options={audiences} words={profile.audiences} />
        <OneOf name="impact" options={impacts} words={profile.impacts} long />
        <YesNo name="criticalInfrastructure" />
      </Panel>
      <Panel title={sections.intelligence} lead={sections.intelligenceHelp}>
        <OneOf name="autonomy" options={autonomies} words={profile.autonomies} long />
        <ManyOf name="capabilities" options={capabilities} words={profile.capabilities} />
      </Panel>
      <Panel title={sections.scale} lead={sections.scaleHelp}>
        <OneOf name="users" options={userScales} words={profile.userScales} />
      </Panel>
      <Panel title={sections.duties} lead={sections.dutiesHelp}>
        <ManyOf name="roles" options={organisationRoles} words={profile.organisationRoles} long />
        <YesNo name="mainlandChina" />
      </Panel>
    </>
  );
}

function Identity(): ReactNode {
  const { profile } = useMessages();
  return (
    <>
      <Form.Item
        name="name"
        label={profile.fields.name}
        extra={profile.help.name}
        rules={[
          { required: true, whitespace: true, message: profile.required.name },
          { max: NAME_MAX, message: profile.tooLong(NAME_MAX) },
        ]}
      >
        <Input autoComplete="off" placeholder={profile.placeholders.name} data-testid="field-name" />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={profile.fields.purpose}
        extra={profile.help.purpose}
        rules={[{ max: PURPOSE_MAX, message: profile.tooLong(PURPOSE_MAX) }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder={profile.placeholders.purpose}
          data-testid="field-purpose"
        />
      </Form.Item>
    </>
  );
}
