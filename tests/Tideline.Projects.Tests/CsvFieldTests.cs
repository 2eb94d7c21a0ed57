using Tideline.Projects.Files;

namespace Tideline.Projects.Tests;

public sealed class CsvFieldTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("Chaman", "Chaman")]
    [InlineData("Chaman, upper", "\"Chaman, upper\"")]
    [InlineData("\"new\" camp", "\"\"\"new\"\" camp\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Only_what_would_break_a_line_is_in_quotes(string? field, string written) => Assert.Equal(written, CsvField.Quoted(field));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+92")]
    [InlineData("-")]
    [InlineData("@name")]
    [InlineData("\tname")]
    public void What_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe_that_can_be_undone(string text)
    {
        Assert.Equal("'" + text, CsvField.NoFormula(text));
        Assert.Equal(text, CsvField.WithFormula(CsvField.NoFormula(text)));
    }

    [Theory]
    [InlineData("Chaman")]
    [InlineData("'quoted'")]
    [InlineData("")]
    public void Other_text_stays_as_it_is(string text)
    {
        Assert.Equal(text, CsvField.NoFormula(text));
        Assert.Equal(text, CsvField.WithFormula(text));
    }
}
