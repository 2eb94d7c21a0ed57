using System.Runtime.CompilerServices;

namespace Tideline.Release.Tests.Bulletins;

/// <summary>
/// Holds a text against the approved file beside the test. Where they differ, the received text is written beside it
/// as <c>*.received.*</c>, to be compared and, if right, to take its place.
/// </summary>
internal static class Approval
{
    public static void Verify(string received, string name, [CallerFilePath] string test = "")
    {
        var approvedFile = Path.Combine(Path.GetDirectoryName(test)!, name);
        var receivedFile = approvedFile.Replace(".approved.", ".received.", StringComparison.Ordinal);
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";
        if (approved == received)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail(
            $"The text differs from {name}, first in line {FirstDifference(approved, received)}. "
            + $"Compare it with {Path.GetFileName(receivedFile)} and rename that if it is right.");
    }

    private static int FirstDifference(string approved, string received)
    {
        var (a, r) = (approved.Split('\n'), received.Split('\n'));
        var line = 0;
        while (line < a.Length && line < r.Length && a[line] == r[line])
        {
            line++;
        }

        return line + 1;
    }
}
