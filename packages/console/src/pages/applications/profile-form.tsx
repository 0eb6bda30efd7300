import type { Profile } from '@anlan/api/client';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/messages.ts';
import { LiveGrade } from './live-grade.tsx';
import { ProfileSections } from './profile-sections.tsx';
import './applications.css';

interface ProfileFormProps {
  readonly initial?: Profile;
  readonly submit: string;
  readonly pending: boolean;
  /** What the server said, above the button. */
  readonly problem: ReactNode;
  readonly onSubmit: (profile: Profile) => void;
  readonly onCancel: () => void;
}

/** The questions on the left, the grade that follows from the answers on the right. */
export function ProfileForm(props: ProfileFormProps): ReactNode {
  const { frame } = useMessages();
  const [form] = Form.useForm<Profile>();
  return (
    <Form<Profile>
      form={form}
      layout="vertical"
      className="an-profile"
      scrollToFirstError={{ behavior: 'auto', block: 'center', focus: true }}
      {...(props.initial && { initialValues: props.initial })}
      onFinish={(values) => props.onSubmit({ ...values, purpose: values.purpose ?? '' })}
    >
      <div className="an-profile-sections">
        <ProfileSections />
      </div>
      <div className="an-profile-aside">
        <LiveGrade form={form} />
        {props.problem}
        <div className="an-profile-actions">
          <Button type="primary" htmlType="submit" loading={props.pending} data-testid="profile-submit">
            {props.submit}
          </Button>
          <Button onClick={props.onCancel}>{frame.actions.cancel}</Button>
        </div>
      </div>
    </Form>
  );
}
