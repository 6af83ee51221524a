/**
 * Passwords of eight characters and more that lists of stolen passwords are full of, and those Korean keyboards make
 * easy: words typed without switching the keyboard (dkssudgktpdy = 안녕하세요), walks over the keys, names of services.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword p4ssw0rd password!
password1! password123! passw0rd! pass1234 pass12345 mypassword newpassword changeme changeme1
changeme123 letmein1 letmein123 welcome1 welcome123 welcome1234 iloveyou iloveyou1 iloveyou2 iloveyou123
sunshine sunshine1 princess princess1 football football1 baseball baseball1 basketball superman
superman1 batman123 starwars starwars1 trustno1 whatever whatever1 michelle jennifer jordan23 jonathan
anthony1 charlie1 michael1 michael123 jessica1 ashley123 daniel123 thomas123 andrew123 nicole123
samantha victoria elizabeth alexander benjamin christopher 12345678 123456789 1234567890 12345678910
123456789a 123456789q a123456789 a12345678 a1234567 aa123456 aa12345678 abc12345 abc123456 abc123456789
abcd1234 abcd12345 abcd123456 abcde123 abcdefg1 abcdefgh 1234abcd 12345abc 123456ab 123456abc 123abc456
1234567a 12345678a 0123456789 01234567 87654321 987654321 9876543210 098765432 11223344 1122334455
112233445566 11112222 11111112 12341234 123123123 123321123 1234554321 12344321 123454321 147258369
159357456 159753456 741852963 789456123 321654987 147896325 135792468 13579246 24681357 102030405
10203040 19283746 1029384756 31415926 314159265 20202020 20242024 20252025 20262026 19901990 19881988
20022002 00000000 01010101 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456
qwerty1! qwer1234 qwer12345 qwer123456 qwer1234! qwer4321 qwer!234 qwe12345 qweasdzxc qweasd123
qwe123qwe qwe123asd qweqwe123 asdfghjk asdfghjkl asdf1234 asdf12345 asdf1234! asdfqwer asdasd123
asdqwe123 zxcvbnm1 zxcvbnm123 zxcv1234 zxcvasdf zxcvasdfqwer 1q2w3e4r 1q2w3e4r! 1q2w3e4r5t 1q2w3e4r5t6y
1q2w3e4r5t! q1w2e3r4 q1w2e3r4t5 q1w2e3r4! 1qaz2wsx 1qaz2wsx! 1qaz2wsx3edc 1qazxsw2 qazwsxedc qazwsx123
qaz123wsx zaq12wsx zaq1zaq1 !qaz2wsx 1qaz@wsx !q2w3e4r q1q1q1q1 1w2q3r4e a1s2d3f4 a1s2d3f4g5 z1x2c3v4
1a2s3d4f 1z2x3c4v 1a2b3c4d a1b2c3d4 a1b2c3d4e5 poiuytrewq lkjhgfdsa mnbvcxz1 0p9o8i7u dkssudgktpdy
dkssud12 dkssud123 dkssud1234 dkssudgktpdy1 dkssudgktpdy1! tkfkdgo1 tkfkdgo12 tkfkdgo123 tkfkdgo1!
tkfkdgodk tkfkdgody tkfkdgody1 tkfkdgkqslek tkfkdgo486 alfkzmf1 alslaltm qkqh1234 qkrwldms dlatldms
rlaalswn rlatjdwn dlghfjs1 alsrnr12 eogksalsrnr eogksalsrnr1 rhkdwn123 dnflwlq1 dnflwlq123 rhdiddl1
rkdkwl12 rkdkwl123 vudghk12 god1004! gksrnr123 gksrnrdls gksrmf12 qlalfqjsgh qlalfqjsgh1 qlalfqjsgh123
qlqjs1234 qlalf1234 ghkdlxld ghkdlxld1 ckdwn1234 dmsgk123 tjdnf1234 tjdnfeogkrry eowjs1234
eowjsrhkddurtl qntks1234 zjvbxj123 gkrry1234 gksmfqkek dkdlel12 dkdlel123 dlsxjspt qkqhdi123 wkehdck12
tmxkvmffjtm qwer1357 1004angel angel1004 angel1234 god12345 love1004 love1234 love12345 lovely12
loveyou1 iloveu123 sarang12 sarang123 sarang1004 saranghae saranghae1 korea123 korea1234 korea2002
seoul1234 seoul2024 hanguk12 hangul12 apple123 apple1234 test1234 test12345 test1234! testtest1 admin123
admin1234 admin12345 admin123! administrator administrator1 root1234 rootroot1 toor1234 user1234
user12345 guest123 guest1234 master12 master123 master1234 manager1 manager123 system123 server123
oracle123 mysql123 default1 temp1234 temp12345 secret12 secret123 secret1234 login123 login1234 access14
hello123 hello1234 helloworld monkey123 dragon12 dragon123 dragon1234 shadow12 shadow123 computer
computer1 internet internet1 samsung1 samsung12 samsung123 hyundai1 naver123 naver1234 kakao123
kakao1234 google123 google1234 facebook facebook1 instagram linkedin youtube1 pokemon1 pokemon123
pikachu1 minecraft minecraft1 starcraft starcraft1 lineage2 maplestory maple123 overwatch
leagueoflegends 비밀번호1234 대한민국1234 동해물과백두산이 가나다라마바사아 가나다라1234 사랑합니다1004 천사1004천사 비밀번호비밀번호
`
    .trim()
    .split(/\s+/),
);
