"""Every URL has one meaning or none: docs security 1.2."""

from __future__ import annotations

import ipaddress

import pytest

from cds_service.adapters.fhir_client import FhirClient
from cds_service.adapters.guard import Guard
from cds_service.adapters.urls import LOOPBACK, may_connect, parse, parse_base
from cds_service.errors import FetchError
from cds_service.services.ports import Caller, Deadline

GOOD = [
    ("https://ehr.example", "https://ehr.example/"),
    ("https://EHR.Example:8443/fhir/R4", "https://ehr.example:8443/fhir/R4"),
    ("https://ehr.example:443/fhir", "https://ehr.example/fhir"),
    ("https://ehr.example/fhir?_getpages=a%7Cb&x=1|2", "https://ehr.example/fhir?_getpages=a%7Cb&x=1|2"),
    ("http://127.0.0.1:8090/fhir", "http://127.0.0.1:8090/fhir"),
    ("http://[::1]:8090/fhir", "http://[::1]:8090/fhir"),
    ("http://[0:0:0:0:0:0:0:1]/fhir", "http://[::1]/fhir"),
]


@pytest.mark.parametrize(("text", "meaning"), GOOD)
def test_a_plain_url_has_one_meaning(text: str, meaning: str) -> None:
    assert str(parse(text)) == meaning


SSRF = [
    "http://2130706433/fhir", "http://0x7f000001/fhir", "http://0x7f.0.0.1/fhir", "http://0177.0.0.1/fhir",
    "http://017700000001/fhir", "http://127.1/fhir", "http://127.0.1/fhir", "http://127.0.0.1./fhir", "http://0/fhir",
    "http://00.0.0.0/fhir", "http://127.0.0.01/fhir", "http://127.0.0.1%00/fhir", "http://127.0.0.1%2eexample/fhir",
    "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/fhir", "http://127\u30020.0.1/fhir", "http://localho\u017ft/fhir",
    "http://user@ehr.example/fhir", "http://user:pw@ehr.example/fhir", "http://ehr.example@evil.example/fhir",
    "http://ehr.example#@evil.example/", "http://ehr.example\\@evil.example/", "http://ehr.example%40evil.example/",
    "http://ehr.example:@evil.example/", "http:\\\\ehr.example\\fhir", "http:/ehr.example/fhir", "http:ehr.example/fhir",
    "http:///ehr.example/fhir", "//ehr.example/fhir", "/fhir", "", " https://ehr.example/fhir", "https://ehr.example/fhir ",
    "https://ehr.example/fh ir", "https://ehr.example/fhir\n", "https://ehr.example/fhir\r\nHost: evil.example",
    "https://ehr.example\t/fhir", "https://ehr.example/\0fhir", "https://ehr.example:0/fhir", "https://ehr.example:65536/fhir",
    "https://ehr.example:/fhir", "https://ehr.example:+443/fhir", "https://ehr.example:443a/fhir", "https://:443/fhir",
    "https://ehr..example/fhir", "https://-ehr.example/fhir", "https://ehr.example./fhir", "https://ehr_1.example/fhir",
    "https://\u00e9hr.example/fhir", "https://xn--/../fhir", "https://[::1/fhir", "https://[::1%25lo]/fhir", "https://[:::]/fhir",
    "https://[127.0.0.1]/fhir", "https://ehr.example/fhir/../admin", "https://ehr.example/fhir/./x", "https://ehr.example//fhir",
    "https://ehr.example/fhir/%2e%2e/admin", "https://ehr.example/fhir/%2E./admin", "https://ehr.example/fhir%2fadmin",
    "https://ehr.example/fhir%5cadmin", "https://ehr.example/fhir/%", "https://ehr.example/fhir/%zz", "https://ehr.example/f%0d%0ax",
    "https://ehr.example/fhir?a=%0d%0aX", "https://ehr.example/fhir?a=\"x\"", "https://ehr.example/fhir?a=<x>", "ftp://ehr.example/fhir",
    "file:///etc/passwd", "gopher://ehr.example/", "dict://ehr.example/", "ldap://ehr.example/", "data:text/plain,x", "unix:/run/x",
    "jar:https://ehr.example/x!/", "javascript:alert(1)", "HTTPS://ehr.example/fhir", "http+unix://x/fhir", "https://" + "a" * 64 + ".example/",
    "https://" + "a." * 130 + "example/", "https://ehr.example/" + "x" * 9000,
]  # fmt: skip


@pytest.mark.parametrize("text", SSRF)
def test_a_url_that_could_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(FetchError) as failure:
        parse(text)
    assert failure.value.reason == "notAllowed"


NOT_INSIDE = [
    "https://ehr.example", "https://ehr.example/fhi", "https://ehr.example/fhirx", "https://ehr.example/FHIR",
    "https://ehr.example/other/fhir", "http://ehr.example/fhir", "https://ehr.example:444/fhir", "https://ehr.example.evil/fhir",
    "https://evil.ehr.example/fhir", "https://ehr.example4/fhir", "https://127.0.0.1/fhir",
]  # fmt: skip


@pytest.mark.parametrize("server", NOT_INSIDE)
def test_a_server_beside_the_listed_base_is_not_read(server: str) -> None:
    listed = Caller("https://ehr.example", fhir_bases=("https://ehr.example/fhir/",))
    with pytest.raises(FetchError) as failure:
        FhirClient(Guard()).session(server, None, listed, Deadline.after(1))
    assert failure.value.reason == "notAllowed"


def test_the_listed_base_holds_itself_and_what_lies_under_it() -> None:
    base = parse_base("https://ehr.example/fhir/")
    assert base.holds(parse("https://ehr.example/fhir"))
    assert base.holds(parse("https://ehr.example/fhir/R4/Condition?patient=1"))


REFUSED = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.1",
    "192.0.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "fe80::1",
    "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "100::1",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_addresses_inside_are_not_connected_to(text: str) -> None:
    assert not may_connect(ipaddress.ip_address(text), ())


@pytest.mark.parametrize("text", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_public_addresses_are(text: str) -> None:
    assert may_connect(ipaddress.ip_address(text), ())


def test_a_listed_network_opens_itself_only() -> None:
    hospital = (ipaddress.ip_network("10.20.0.0/16"),)
    assert may_connect(ipaddress.ip_address("10.20.1.1"), hospital)
    assert may_connect(ipaddress.ip_address("::ffff:10.20.1.1"), hospital)
    assert not may_connect(ipaddress.ip_address("10.21.1.1"), hospital)
    assert not may_connect(ipaddress.ip_address("127.0.0.1"), hospital)
    assert may_connect(ipaddress.ip_address("127.0.0.1"), LOOPBACK)
