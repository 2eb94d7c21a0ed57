using Tideline.Domain;
using Tideline.Domain.Agreements;

namespace Tideline.Exchange;

/// <summary>A new folder of files that stands whole or not at all.</summary>
public static class OutputFolder
{
    /// <summary>Writes files beside each other under a temporary name, and then gives the folder its name.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="files">By path within the folder, with <c>/</c>.</param>
    /// <param name="replace">Whether a folder that is there is replaced; else it must be absent or empty.</param>
    /// <exception cref="ConfigurationException">The folder holds something, or cannot be made.</exception>
    public static void Write(string folder, IReadOnlyDictionary<string, byte[]> files, bool replace)
    {
        var fresh = folder.TrimEnd(Path.DirectorySeparatorChar) + ".tmp";
        try
        {
            if (!replace && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                throw new ConfigurationException($"'{folder}' is not empty. Name a folder that does not exist yet; nothing was written.");
            }

            if (Directory.Exists(fresh))
            {
                Directory.Delete(fresh, recursive: true);
            }

            foreach (var (name, bytes) in files)
            {
                var path = Path.Combine(fresh, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
            }

            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.Move(fresh, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"'{folder}' cannot be written: {e.Message} Name a folder that does not exist yet, where there is room; what may be left is '{fresh}'.", e);
        }
    }

    /// <summary>Refuses a folder within the lake, also by way of links: what is handed over and what never leaves stay apart.</summary>
    /// <exception cref="DisclosureRefusedException">RL4.</exception>
    public static void DemandOutside(string folder, string lake)
    {
        var (real, enclave) = (Real(folder), Real(lake));
        if (real == enclave || real.StartsWith(enclave + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw Refusal.SubscriberTable.Because($"'{folder}' lies in lake/.", "Nothing was written.");
        }
    }

    /// <summary>The full path with every link on the way followed.</summary>
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } above)
        {
            return full;
        }

        var here = new FileInfo(Path.Combine(Real(above), Path.GetFileName(full)));
        // The way to its target may lead over links in turn.
        return here.LinkTarget is null ? here.FullName : Real(here.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }
}
