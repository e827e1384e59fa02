// The command that draws pictures of results.

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

class Plot : public Cli {
protected:
    /// Runs Debian's Python on the test's folder.
    [[nodiscard]] Ending python(const std::string& script) const {
        Call c = prepared({"-c", script});
        c.program = "/usr/bin/python3";
        return run(c);
    }
};

TEST_F(Plot, EveryPictureIsXmlThatNeedsNothingElse) {
    ASSERT_EQ(call(short_run("war", {"--frozen-twin", "--quiet"})).code, 0);
    for (const std::string what : {"influence", "leverage", "postures", "deference", "engagement", "ties", "offers",
                                   "hazard", "coercion", "hedging", "steering", "pull", "refusal", "autonomy",
                                   "attention", "corridors", "effects"}) {
        const Ending end = call({"plot", "war", "--what", what});
        ASSERT_EQ(end.code, 0) << what << ": " << end.err;
        EXPECT_EQ(end.err, "");
        EXPECT_TRUE(end.out.starts_with(what + ".svg is written: " + what + ", ")) << end.out;
    }
    const Ending read_all = python(
        "import glob, xml.etree.ElementTree as E\n"
        "ns = '{http://www.w3.org/2000/svg}'\n"
        "files = glob.glob('*.svg')\n"
        "assert len(files) == 17, files\n"
        "for f in files:\n"
        "    root = E.parse(f).getroot()\n"
        "    ids = root.get('aria-labelledby').split()\n"
        "    assert root.tag == ns + 'svg' and root.get('role') == 'img', f\n"
        "    assert [root.find(ns + t).get('id') for t in ('title', 'desc')] == ids, f\n"
        "    assert all(root.find(ns + t).text.strip() for t in ('title', 'desc')), f\n"
        "    width, height = float(root.get('width')), float(root.get('height'))\n"
        "    for e in root.iter():\n"
        "        assert not any('href' in a or 'url(' in v for a, v in e.attrib.items()), f\n"
        "        if e.tag == ns + 'text':\n"
        "            assert 0 <= float(e.get('x')) <= width and 0 < float(e.get('y')) <= height, (f, e.text)\n"
        "            assert float(e.get('font-size')) >= 9, (f, e.text)\n");
    EXPECT_EQ(read_all.code, 0) << read_all.err;
}

TEST_F(Plot, TheSameBytesFromAnyRunOfTheSame) {
    ASSERT_EQ(call(short_run("a", {"--threads", "1", "--quiet"})).code, 0);
    ASSERT_EQ(call(short_run("b", {"--threads", "3", "--quiet"})).code, 0);
    ASSERT_EQ(call({"plot", "a", "--what", "influence", "--out", "new/a.svg"}).code, 0);
    Call other = prepared({"plot", "b/", "--what", "influence", "--out", "b.svg"});
    other.environment = {{"LC_ALL", "de_DE.UTF-8"}, {"LANG", "de_DE.UTF-8"}};
    ASSERT_EQ(run(other).code, 0);
    EXPECT_EQ(read(folder() / "new/a.svg"), read(folder() / "b.svg"));
    EXPECT_EQ(read(folder() / "b.svg").find(folder().string()), std::string::npos) << "no path of the machine";
}

TEST_F(Plot, UnknownNamesAreToldWithTheNearest) {
    const Ending what = call({"plot", "war", "--what", "influense"});
    EXPECT_EQ(what.code, 2);
    EXPECT_NE(what.err.find("--what: unknown picture 'influense'; did you mean 'influence'? expected one of influence, leverage"),
              std::string::npos) << what.err;
    EXPECT_NE(call({"plot", "war"}).err.find("--what is required: one of influence, "), std::string::npos);
    EXPECT_NE(call({"plot", "war", "--what", "postures", "--against", "x"}).err.find("--against: 'postures' has no middle to dash"),
              std::string::npos);
    EXPECT_NE(call({"plot", "war", "--what", "attention", "--state", "center"}).err.find("--state: 'attention' is not about a state"),
              std::string::npos);
    EXPECT_NE(call({"plot", "w", "--what", "ties", "--format", "png", "--out", "a.svg"}).err.find("--format png does not fit --out 'a.svg'"),
              std::string::npos);
}

TEST_F(Plot, AMeasureThatTheRunDoesNotHave) {
    ASSERT_EQ(call(short_run("war", {"--steering-every", "0", "--quiet"})).code, 0);
    const Ending end = call({"plot", "war", "--what", "steering"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("the run holds nothing for --what steering of 'center'"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("not with --steering-every 0"), std::string::npos) << end.err;
    EXPECT_FALSE(fs::exists(folder() / "steering.svg"));
}

TEST_F(Plot, ReplacesItsOwnPicturesAndNothingElse) {
    ASSERT_EQ(call(short_run("war", {"--quiet"})).code, 0);
    ASSERT_EQ(call({"plot", "war", "--what", "ties"}).code, 0);
    EXPECT_EQ(call({"plot", "war", "--what", "ties"}).code, 0);
    write("mine.svg", "<svg/>");
    const Ending refused = call({"plot", "war", "--what", "ties", "--out", "mine.svg"});
    EXPECT_EQ(refused.code, 2);
    EXPECT_EQ(read(folder() / "mine.svg"), "<svg/>");
    EXPECT_EQ(call({"plot", "war", "--what", "ties", "--out", "mine.svg", "--force"}).code, 0);
}

TEST_F(Plot, PixelsComeFromTheConverterOrItIsNamed) {
    ASSERT_EQ(call(short_run("war", {"--quiet"})).code, 0);
    Call without = prepared({"plot", "war", "--what", "influence", "--format", "png"});
    without.environment = {{"PATH", folder().string()}};
    const Ending none = run(without);
    EXPECT_EQ(none.code, 1);
    EXPECT_EQ(none.err, "multivector: error: a PNG needs the program rsvg-convert, which is not here; install its package "
                        "(librsvg2-bin on Debian), or write --format svg\n");
    EXPECT_FALSE(fs::exists(folder() / "influence.png"));
    write("rsvg-convert", "#!/bin/sh\necho 'no such font' >&2\nexit 3\n");
    fs::permissions(folder() / "rsvg-convert", fs::perms::owner_all);
    const Ending failing = run(without);
    EXPECT_EQ(failing.code, 1);
    EXPECT_EQ(failing.err, "multivector: error: rsvg-convert failed: no such font\n");
    if (!fs::exists("/usr/bin/rsvg-convert")) GTEST_SKIP() << "rsvg-convert is not here";
    const Ending end = call({"plot", "war", "--what", "influence", "--out", "a.png"});
    ASSERT_EQ(end.code, 0) << end.err;
    const std::string png = read(folder() / "a.png");
    ASSERT_TRUE(png.starts_with("\x89PNG"));
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(png[k]); };
    EXPECT_EQ(byte(18) * 256 + byte(19), 3 * 760) << "three pixels for each";
    EXPECT_EQ(call({"plot", "war", "--what", "influence", "--out", "a.png"}).code, 2) << "it does not say who wrote it";
}

}  // namespace
}  // namespace multivector::test
