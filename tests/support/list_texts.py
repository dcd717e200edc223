"""Lists as offices send them, for the pictures of the desk."""

RENTAN = (
    "No;NIK;Nama Lengkap;Umur;Keterangan",
    *(f"{n};62010217088580{n:02};Sukma {chr(64 + n)};41;warga rentan" for n in range(1, 9)),
)
MIXED = (
    "NIK;Nama;No HP;Pekerjaan;Penghasilan/bulan;Program;Bulan;Umur;Status kawin",
    *(f"62010217088580{n:02};Sukma {chr(64 + n)};;Petani;1500000;JKK JKM;3;41;K" for n in range(11, 15)),
    *(f"62010217088{n};Budi {chr(64 + n)};0812;Astronot;banyak;JKK;2;41;K" for n in range(1, 13)),
)
DOUBTFUL = (
    "NIK;Nama;Tanggal lahir;L/P;Pekerjaan;Penghasilan",
    *(f"6201021708858{n}0;Sukma {chr(64 + n % 26)};17-08-1985;L;Petani;1.500" for n in range(10, 19)),
    "6201021708858190;Alm. Karto;01-02-1960;P;Petani;1.500.000",
)
