import type { Sex } from '@lien-thong/contracts';
import { personalIdOf } from './personal-id';

export interface SamplePerson {
  familyName: string;
  middleName: string;
  givenName: string;
  sex: Sex;
  /** yyyy-mm-dd */
  birthDate: string;
  personalId: string;
}

/** A family that has lost a pensioner in hospital: what is left is a widow or widower past 60, and a child who declares. */
export interface SampleFamily {
  deceased: SamplePerson;
  spouse: SamplePerson;
  child: SamplePerson;
  phone: string;
  commune: string;
  detail: string;
  hospital: { name: string; commune: string };
  cause: string;
  insuranceNumber: string;
  averageSalary: number;
  monthlyPension: number;
  pensionSince: string;
  bank: string;
  accountNumber: string;
}

type Name = [familyName: string, middleName: string, givenName: string];

/** Serials below 1000 with a birthplace of the south, and insurance numbers with a 1 in third place, are left to samples. */
const person = (
  [familyName, middleName, givenName]: Name,
  sex: Sex,
  birthDate: string,
  birthplace: string,
  serial: number,
): SamplePerson => ({
  familyName,
  middleName,
  givenName,
  sex,
  birthDate,
  personalId: personalIdOf(birthplace, sex, Number(birthDate.slice(0, 4)), serial),
});

const CENTRAL = { name: 'Bệnh viện Đa khoa Trung ương Cần Thơ', commune: '31147' };
const CITY = { name: 'Bệnh viện Đa khoa thành phố Cần Thơ', commune: '31135' };
const SOC_TRANG = { name: 'Bệnh viện Đa khoa Sóc Trăng', commune: '31507' };
const HAU_GIANG = { name: 'Bệnh viện Đa khoa Hậu Giang', commune: '31321' };

export const SAMPLE_FAMILIES: readonly SampleFamily[] = [
  {
    deceased: person(['Trần', 'Văn', 'Hưởng'], 'male', '1948-03-14', '094', 127),
    spouse: person(['Lê', 'Thị', 'Bảy'], 'female', '1952-06-09', '094', 441),
    child: person(['Trần', 'Thị Ngọc', 'Lan'], 'female', '1978-11-02', '094', 352),
    phone: '0912345678',
    commune: '31510',
    detail: 'Số 27 đường Lê Hồng Phong',
    hospital: CENTRAL,
    cause: 'Suy tim giai đoạn cuối',
    insuranceNumber: '9410000127',
    averageSalary: 7_400_000,
    monthlyPension: 5_180_000,
    pensionSince: '2008-04-01',
    bank: 'Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam',
    accountNumber: '7601205123456',
  },
  {
    deceased: person(['Nguyễn', 'Thị Kim', 'Phượng'], 'female', '1951-09-21', '092', 215),
    spouse: person(['Phạm', 'Quốc', 'Nghĩa'], 'male', '1949-01-30', '092', 816),
    child: person(['Phạm', 'Minh', 'Trí'], 'male', '1980-05-17', '092', 533),
    phone: '0939112204',
    commune: '31135',
    detail: 'Số 112 đường Trần Phú',
    hospital: CITY,
    cause: 'Tai biến mạch máu não',
    insuranceNumber: '9210000215',
    averageSalary: 8_100_000,
    monthlyPension: 6_075_000,
    pensionSince: '2006-10-01',
    bank: 'Ngân hàng TMCP Ngoại thương Việt Nam',
    accountNumber: '0111000234567',
  },
  {
    deceased: person(['Huỳnh', 'Công', 'Thành'], 'male', '1953-12-05', '093', 372),
    spouse: person(['Đặng', 'Thị', 'Sương'], 'female', '1956-08-16', '093', 648),
    child: person(['Huỳnh', 'Thị Mỹ', 'Hạnh'], 'female', '1983-02-25', '093', 194),
    phone: '0907334451',
    commune: '31321',
    detail: 'Số 8 đường Hai Bà Trưng',
    hospital: HAU_GIANG,
    cause: 'Xơ gan mất bù',
    insuranceNumber: '9310000372',
    averageSalary: 6_600_000,
    monthlyPension: 4_620_000,
    pensionSince: '2014-01-01',
    bank: 'Ngân hàng TMCP Công Thương Việt Nam',
    accountNumber: '108876543210',
  },
  {
    deceased: person(['Lâm', 'Ngọc', 'Ánh'], 'female', '1946-04-11', '094', 583),
    spouse: person(['Trịnh', 'Hữu', 'Phước'], 'male', '1943-10-03', '094', 729),
    child: person(['Trịnh', 'Hoàng', 'Vinh'], 'male', '1975-07-28', '094', 265),
    phone: '0918220376',
    commune: '31507',
    detail: 'Số 305 đường Nguyễn Trãi',
    hospital: SOC_TRANG,
    cause: 'Viêm phổi nặng',
    insuranceNumber: '9410000583',
    averageSalary: 7_000_000,
    monthlyPension: 4_900_000,
    pensionSince: '2001-05-01',
    bank: 'Ngân hàng TMCP Đầu tư và Phát triển Việt Nam',
    accountNumber: '7410001122334',
  },
  {
    deceased: person(['Võ', 'Tấn', 'Lợi'], 'male', '1950-02-19', '092', 694),
    spouse: person(['Ngô', 'Thị', 'Nhàn'], 'female', '1954-12-12', '092', 907),
    child: person(['Võ', 'Thị Thanh', 'Thúy'], 'female', '1981-09-09', '092', 448),
    phone: '0945667102',
    commune: '31186',
    detail: 'Số 46 đường Phạm Hùng',
    hospital: CENTRAL,
    cause: 'Ung thư phổi di căn',
    insuranceNumber: '9210000694',
    averageSalary: 9_200_000,
    monthlyPension: 6_900_000,
    pensionSince: '2010-03-01',
    bank: 'Ngân hàng TMCP Sài Gòn Thương Tín',
    accountNumber: '070123456789',
  },
  {
    deceased: person(['Thạch', 'Sa', 'Rinh'], 'male', '1952-05-06', '094', 836),
    spouse: person(['Sơn', 'Thị', 'Ni'], 'female', '1955-03-23', '094', 974),
    child: person(['Thạch', 'Minh', 'Hoan'], 'male', '1984-06-14', '094', 617),
    phone: '0988451207',
    commune: '31783',
    detail: 'Số 19 khóm Giồng Giữa',
    hospital: SOC_TRANG,
    cause: 'Suy thận mạn giai đoạn cuối',
    insuranceNumber: '9410000836',
    averageSalary: 6_200_000,
    monthlyPension: 4_340_000,
    pensionSince: '2012-06-01',
    bank: 'Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam',
    accountNumber: '7603205998877',
  },
];
