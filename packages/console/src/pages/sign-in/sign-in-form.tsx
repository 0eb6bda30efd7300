import { ApiError } from '@anlan/api/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../../api/client.ts';
import { sessionQuery } from '../../api/session.ts';
import { useMessages } from '../../messages/messages.ts';
import { Problem } from '../../parts/problem.tsx';
import { linkToken } from './link-token.ts';

interface SignInFormProps {
  readonly token: string;
  readonly back: string;
}

/** Uses the link. A new account gives its name here; an existing one may leave it empty. */
export function SignInForm({ token, back }: SignInFormProps): ReactNode {
  const { signIn } = useMessages();
  const cache = useQueryClient();
  const router = useRouter();
  const attempt = useMutation({
    mutationFn: (name: string) => client.call('signIn', { body: { token, ...(name !== '' && { name }) } }),
    onSuccess: (session) => {
      linkToken.set(undefined);
      cache.clear();
      cache.setQueryData(sessionQuery.queryKey, session);
      router.history.push(back);
    },
  });
  const nameMissing = attempt.error instanceof ApiError && attempt.error.code === 'invalid_request';
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={({ name }: { name?: string }) => attempt.mutate((name ?? '').trim())}
    >
      <h1>{signIn.heading}</h1>
      <p className="an-soft">{signIn.lead}</p>
      <Form.Item
        name="name"
        label={signIn.name}
        extra={signIn.nameHelp}
        {...(nameMissing && { validateStatus: 'error' as const, help: signIn.nameRequired })}
      >
        <Input
          size="large"
          autoFocus
          autoComplete="name"
          maxLength={60}
          placeholder={signIn.namePlaceholder}
          data-testid="sign-in-name"
        />
      </Form.Item>
      {attempt.error && !nameMissing && <Problem error={attempt.error} />}
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={attempt.isPending}
        data-testid="sign-in-submit"
      >
        {signIn.submit}
      </Button>
      {attempt.error && (
        <Button type="link" block onClick={() => linkToken.set(undefined)}>
          {signIn.again}
        </Button>
      )}
    </Form>
  );
}
