import type { Application as ApplicationView } from '@anlan/api';
import type { Application } from '@anlan/govern';
import type { Grade } from '@anlan/grading';

export function applicationView(application: Application): ApplicationView {
  const { profile } = application;
  return {
    ...application,
    grade: gradeView(application.grade),
    profile: {
      ...profile,
      audiences: [...profile.audiences],
      capabilities: [...profile.capabilities],
      roles: [...profile.roles],
    },
  };
}

export function gradeView(grade: Grade): ApplicationView['grade'] {
  return {
    ...grade,
    elements: { ...grade.elements },
    pack: { ...grade.pack },
    fired: grade.fired.map((rule) => ({ ...rule })),
  };
}
