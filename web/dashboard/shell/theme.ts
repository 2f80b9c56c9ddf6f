import { createTheme } from '@mantine/core';

const FONTS =
  'Punct, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

/** One blue beside greys; colour else means a state (`page.css`). */
export const THEME = createTheme({
  fontFamily: FONTS,
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 3 },
  colors: {
    blue: [
      '#e3eff7',
      '#b5d4e8',
      '#9cc8e4',
      '#7cc4ee',
      '#5aa6d2',
      '#2f75a6',
      '#1f6798',
      '#145f91',
      '#0b5c8a',
      '#0b4a70',
    ],
  },
  defaultRadius: 4,
  fontSizes: { xs: '14px', sm: '14px', md: '16px', lg: '20px', xl: '28px' },
  lineHeights: { xs: '22px', sm: '22px', md: '26px', lg: '30px', xl: '38px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  autoContrast: true,
  luminanceThreshold: 0.4,
  respectReducedMotion: true,
});
