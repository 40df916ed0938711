/** The commonest passwords of ten characters and more in published lists, letters and digits only; shorter ones are refused by length. */
export const worstPasswords: ReadonlySet<string> = new Set([
  '0123456789', '1234567890', '12345678910', '123456789a', '1234567891', '123456789q', '9876543210', '0987654321', '1122334455', '1234554321', '1234512345', '123123123123',
  '1q2w3e4r5t', '1q2w3e4r5t6y', '1qaz2wsx3edc', 'q1w2e3r4t5', 'q1w2e3r4t5y6', 'qazwsxedcrfv', 'qwertyuiop', 'qwertyuiopasdfghjkl', 'qwerty12345', 'qwerty123456', 'qwertz12345', 'qwertzuiop', 'asdfghjkl1', 'azertyuiop',
  'abcdefghij', 'abcdefghijk', 'abcd123456', 'abc1234567', 'abcde12345', 'abc123abc123', 'a123456789', 'aa12345678', 'aa123456789',
  'password10', 'password11', 'password12', 'password123', 'password1234', 'password12345', 'passwordpassword', 'passw0rd123', 'passwort123', 'passwort1234', 'motdepasse', 'contrasena',
  'iloveyou12', 'iloveyou123', 'iloveyou1234', 'princess123', 'sunshine123', 'football123', 'baseball123', 'superman123', 'dragon12345', 'monkey12345', 'letmein123', 'letmein1234', 'welcome123', 'welcome1234', 'welcome2024', 'welcome2025', 'welcome2026',
  'changeme123', 'changemenow', 'administrator', 'admin12345', 'admin123456', 'adminadmin', 'testtest123', 'test123456', 'michael123', 'charlie123', 'starwars123', 'trustno1234', 'whatever123', 'computer123', 'internet123', 'samsung123', 'raspberrypi', 'synology123',
  'correcthorsebatterystaple', 'mantel1234', 'mantel12345',
])
