using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Text;

namespace Sim
{
    /// <summary>Drive C: for Test-Path, Get-Item, Get-ChildItem, New-Item, Move-Item, Get-Content, Add-Content and their like.</summary>
    [CmdletProvider("FileSystem", ProviderCapabilities.Filter | ProviderCapabilities.ShouldProcess)]
    public sealed class FileProvider : NavigationCmdletProvider, IContentCmdletProvider
    {
        private static FileStore Store => Machine.Now.Files;

        protected override Collection<PSDriveInfo> InitializeDefaultDrives() => new Collection<PSDriveInfo> { new PSDriveInfo("C", ProviderInfo, "C:\\", "", null) };
        protected override string MakePath(string parent, string child) => WindowsPath.Join(parent, child);
        protected override string GetParentPath(string path, string root) => WindowsPath.Parent(path);
        protected override string GetChildName(string path) => WindowsPath.Leaf(path);
        protected override string NormalizeRelativePath(string path, string basePath) => WindowsPath.Normal(path);
        protected override bool IsValidPath(string path) => true;
        protected override bool ItemExists(string path) => Store.Sees(path);
        protected override bool IsItemContainer(string path) => Store.Find(path)?.Folder ?? false;
        protected override bool HasChildItems(string path) => Store.Children(path).Any();
        protected override void GetItem(string path) => Guarded(path, () => Show(path));

        protected override void GetChildItems(string path, bool recurse)
        {
            Guarded(path, () =>
            {
                var kind = DynamicParameters as ChildParameters;
                foreach (var child in Store.Children(path).ToList())
                {
                    var node = Store.Find(child);
                    if (recurse && node.Folder) GetChildItems(child, true);
                    if (!Force && (node.Attributes & (FileAttributes.Hidden)) != 0) continue;
                    if (kind != null && (kind.Directory && !node.Folder || kind.File && node.Folder)) continue;
                    if (!string.IsNullOrEmpty(Filter) && !WildcardPattern.Get(Filter, WildcardOptions.IgnoreCase).IsMatch(WindowsPath.Leaf(child))) continue;
                    Show(child);
                }
            });
        }

        protected override void GetChildNames(string path, ReturnContainers containers)
        {
            foreach (var child in Store.Children(path).ToList()) WriteItemObject(WindowsPath.Leaf(child), child, Store.Find(child).Folder);
        }

        protected override object GetChildItemsDynamicParameters(string path, bool recurse) => new ChildParameters();

        protected override void NewItem(string path, string type, object value)
        {
            Guarded(path, () =>
            {
                var folder = string.Equals(type, "Directory", StringComparison.OrdinalIgnoreCase);
                if (!folder && !string.Equals(type, "File", StringComparison.OrdinalIgnoreCase)) throw Machine.Now.Refuse("New-Item -ItemType " + type);
                var old = Store.Find(path);
                if (old != null && !Force) throw new IOException(Texts.Of(Machine.Now.Language, "exists", path));
                if (old == null) Store.Create(path, folder);
                else if (!folder) Store.Store(path, new byte[0]);
                if (value != null) Store.Store(path, Encoding.UTF8.GetBytes(value.ToString()));
                Show(path);
            });
        }

        private const FileAttributes Special = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReadOnly;

        /// <summary>A folder with something in it is not deleted without -Recurse: Windows asks, and here nobody answers. Special files take -Force.</summary>
        protected override void RemoveItem(string path, bool recurse)
        {
            Guarded(path, () =>
            {
                if (!recurse && Store.Find(path).Folder && Store.Children(path).Any()) throw Machine.Now.Refuse("a question to the person");
                if (!Force && (Store.Find(path).Attributes & Special) != 0) throw new UnauthorizedAccessException(Texts.Of(Machine.Now.Language, "hidden-or-system"));
                Store.Remove(path);
            });
        }

        protected override void MoveItem(string path, string destination)
        {
            Guarded(path, () =>
            {
                var target = Store.Find(destination)?.Folder == true ? WindowsPath.Join(destination, WindowsPath.Leaf(path)) : destination;
                Store.Move(path, target);
            });
        }

        protected override void RenameItem(string path, string newName) => Guarded(path, () => Store.Move(path, WindowsPath.Join(WindowsPath.Parent(path), newName)));

        protected override void CopyItem(string path, string destination, bool recurse)
        {
            Guarded(path, () =>
            {
                var target = Store.Find(destination)?.Folder == true ? WindowsPath.Join(destination, WindowsPath.Leaf(path)) : destination;
                Store.Copy(path, target);
            });
        }

        public IContentReader GetContentReader(string path) => new Lines(Store.Unshared(path, SecurityDescriptor.ReadData).Bytes, (DynamicParameters as TextParameters)?.Raw ?? false);
        public IContentWriter GetContentWriter(string path) => new Appender(path);
        public void ClearContent(string path) { if (Store.Find(path) != null) Store.Store(path, new byte[0]); }
        public object GetContentReaderDynamicParameters(string path) => new TextParameters();
        public object GetContentWriterDynamicParameters(string path) => new TextParameters();
        public object ClearContentDynamicParameters(string path) => null;

        private void Show(string path)
        {
            var node = Store.Find(path) ?? throw new FileNotFoundException(Texts.Of(Machine.Now.Language, "no-path", path));
            WriteItemObject(FileSystemItem.Of(path, node), path, node.Folder);
        }

        private void Guarded(string path, Action action)
        {
            try { action(); }
            catch (UnauthorizedAccessException e) { WriteError(new ErrorRecord(e, "UnauthorizedAccessError", ErrorCategory.PermissionDenied, path)); }
            catch (IOException e) { WriteError(new ErrorRecord(e, "IOError", ErrorCategory.WriteError, path)); }
        }

        public sealed class ChildParameters
        {
            [Parameter] public SwitchParameter Directory { get; set; }
            [Parameter] public SwitchParameter File { get; set; }
        }

        public sealed class TextParameters
        {
            [Parameter] public string Encoding { get; set; }
            [Parameter] public SwitchParameter Raw { get; set; }
        }

        private sealed class Lines : IContentReader
        {
            private readonly Queue<string> lines = new Queue<string>();
            public Lines(byte[] bytes, bool raw)
            {
                var text = new StreamReader(new MemoryStream(bytes)).ReadToEnd();
                if (raw) { lines.Enqueue(text); return; }
                var parts = text.Replace("\r\n", "\n").Split('\n').ToList();
                if (parts.Last() == "") parts.RemoveAt(parts.Count - 1);
                parts.ForEach(lines.Enqueue);
            }
            public IList Read(long count)
            {
                var some = new List<string>();
                while (lines.Count > 0 && (count <= 0 || some.Count < count)) some.Add(lines.Dequeue());
                return some;
            }
            public void Seek(long offset, SeekOrigin origin) => throw Machine.Now.Refuse("Get-Content -Tail");
            public void Close() { }
            public void Dispose() { }
        }

        private sealed class Appender : IContentWriter
        {
            private readonly string path;
            public Appender(string path) { this.path = path; }
            public IList Write(IList content)
            {
                if (Store.Find(path) == null) Store.Create(path, false);
                var text = string.Concat(content.Cast<object>().Select(line => LanguagePrimitives.ConvertTo(line, typeof(string)) + "\r\n"));
                Store.Store(path, Store.Find(path).Bytes.Concat(Encoding.UTF8.GetBytes(text)).ToArray());
                return content;
            }
            public void Seek(long offset, SeekOrigin origin) { }
            public void Close() { }
            public void Dispose() { }
        }
    }
}
