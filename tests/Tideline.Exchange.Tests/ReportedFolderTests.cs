using Tideline.Domain;
using Tideline.Exchange.Import;
using Tideline.Exchange.Reported;
using Tideline.Projects;

namespace Tideline.Exchange.Tests;

public sealed class ReportedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_import_is_read_back_as_it_was_written()
    {
        var reported = new ReportedFolder(new ProjectFolder(_folder.Path));
        var import = ReportedImport.Read(new("haiti", SourceKind.Dtm, [HaitiAreas.Answer(1)], HaitiAreas.Read(), "v1"));
        reported.Save(import);
        Assert.Equal(["haiti"], reported.Names);
        var back = reported.Load("haiti");
        Assert.Equal(import.Figures, back.Figures);
        Assert.Equal((import.Account.Entries, import.Account.Files[0]), (back.Account.Entries, back.Account.Files[0]));
    }

    [Fact]
    public void Importing_again_writes_the_same_bytes_in_the_same_place()
    {
        var reported = new ReportedFolder(new ProjectFolder(_folder.Path));
        byte[] Save()
        {
            reported.Save(ReportedImport.Read(new("haiti", SourceKind.Dtm, [HaitiAreas.Answer(2)], HaitiAreas.Read(), "v1")));
            return [.. Directory.GetFiles(_folder.File("reported/haiti")).Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)];
        }

        Assert.Equal(Save(), Save());
        Assert.Equal([_folder.File("reported/haiti")], Directory.GetFileSystemEntries(_folder.File("reported")));
    }

    [Fact]
    public void Text_that_a_spreadsheet_would_run_comes_back_as_it_was()
    {
        var reported = new ReportedFolder(new ProjectFolder(_folder.Path));
        var import = Imports.Read(SourceKind.HapiIdps, _folder.Write(
            "i.csv", "location_code,population,reference_period_start,reference_period_end,assessment_type,operation\nPK,5,2025-09-01,2025-09-07,BA,\"=HYPERLINK(\"\"x\"\"), a\"\n"));
        reported.Save(import);
        Assert.Contains("'=HYPERLINK", File.ReadAllText(_folder.File("reported/test/figures.csv")), StringComparison.Ordinal);
        Assert.Equal(import.Figures, reported.Load("test").Figures);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("A")]
    [InlineData("")]
    public void A_name_that_is_a_path_is_refused(string name) => Assert.Throws<ConfigurationException>(() => ReportedFolder.Name(name));

    [Fact]
    public void An_import_that_is_not_there_is_named_with_those_that_are() => Assert.Contains(
        "There is no import 'x' in reported/", Assert.Throws<ConfigurationException>(() => new ReportedFolder(new ProjectFolder(_folder.Path)).Load("x")).Message,
        StringComparison.Ordinal);
}
