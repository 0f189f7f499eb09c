# A folder renamed in its place. Target: path>new name. State: here, renamed, both or gone.
function Read-RcFolderRename {
  param([string]$Target)
  $path, $name = $Target -split '>'
  $here = Test-Path -LiteralPath $path
  $there = Test-Path -LiteralPath (Join-Path -Path (Split-Path -LiteralPath $path) -ChildPath $name)
  return @('gone', 'renamed', 'here', 'both')[[int]$there + 2 * [int]$here]
}
function Write-RcFolderRename {
  param([string]$Target, [string]$State)
  $path, $name = $Target -split '>'
  if ($State -eq 'renamed') {
    Rename-Item -LiteralPath $path -NewName $name
  } else {
    $other = Join-Path -Path (Split-Path -LiteralPath $path) -ChildPath $name
    Rename-Item -LiteralPath $other -NewName (Split-Path -Path $path -Leaf)
  }
}
function Rename-RcFolder {
  param([string]$LiteralPath, [string]$NewName)
  if ($NewName -match '[\\/]') { throw 'A folder is renamed in its place only.' }
  $target = "$LiteralPath>$NewName"
  if ((Read-RcFolderRename -Target $target) -ne 'here') { throw "Not renamed: $target" }
  Invoke-RcChange -Verb 'folder-rename' -Target $target -New 'renamed' -Say "rename $LiteralPath to $NewName"
}
