import { isPostgresMissing } from '@untether/store/testing';
import { beforeEach } from 'vitest';

beforeEach(({ skip }) => skip(isPostgresMissing(), 'no PostgreSQL here'));
